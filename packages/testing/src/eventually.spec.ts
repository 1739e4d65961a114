import { expect, test } from '@jest/globals';
import { eventually } from './eventually.ts';

test('gives the first answer that is neither undefined nor false', async () => {
  const answers = [undefined, false, 0];
  expect(await eventually(() => answers.shift(), { intervalMs: 1 })).toBe(0);
});

test('a try that throws is tried again', async () => {
  let tries = 0;
  const value = await eventually(
    () => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
      return 'done';
    },
    { intervalMs: 1 },
  );
  expect(value).toBe('done');
  expect(tries).toBe(3);
});

test('the error at the deadline says what the last try threw, and carries it', async () => {
  const cause = new Error('connection refused');
  const failing = eventually(() => Promise.reject(cause), { deadlineMs: 30, intervalMs: 5 });
  await expect(failing).rejects.toThrow(/not met within 30 ms and \d+ tries: connection refused/);
  await expect(failing).rejects.toHaveProperty('cause', cause);
});

test('a try that never comes back does not outlive the deadline', async () => {
  await expect(eventually(() => new Promise<true>(() => undefined), { deadlineMs: 30 })).rejects.toThrow('the last try never came back');
});
