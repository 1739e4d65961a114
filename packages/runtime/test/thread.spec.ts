import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepThread, testRuntime, type TestRuntime } from '../src/index.ts';
import { FIXTURE_THREAD } from './fixtures/thread-kind.ts';

const runtimes: TestRuntime[] = [];
afterEach(async () => {
  for (const runtime of runtimes.splice(0)) await runtime.stop();
});

function keep(waits = false) {
  const runtime = testRuntime('payments');
  runtimes.push(runtime);
  const heard: string[] = [];
  const world = { heard, lost: 0, runtime };
  const thread = keepThread(runtime, FIXTURE_THREAD, {
    data: { waits },
    onMessage: (message) => heard.push(message),
    onLost: () => {
      world.lost += 1;
    },
  });
  return { thread, world };
}

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !condition(); await sleep(20)) if (Date.now() > end) throw new Error('not met within 20000 ms');
}

describe('a thread of a process', () => {
  test('hears everything in order, as its process, also what came before it was ready', async () => {
    const { thread, world } = keep();
    const words = Array.from({ length: 100 }, (_, index) => String(index));
    expect(words.map((word) => thread.tell(word))).not.toContain(false);
    await until(() => world.heard.length === words.length);
    expect(world.heard).toEqual(words.map((word) => `payments heard ${word}`));
  });

  test('does what it was told before it stops with its process', async () => {
    const { thread, world } = keep();
    thread.tell('first');
    await until(() => world.heard.length === 1);
    thread.tell('last');
    await world.runtime.stop();
    expect(world.heard).toEqual(['payments heard first', 'payments heard last', 'stopped after first last']);
    expect(thread.tell('too late')).toBe(false);
  });

  test('is started again when it ends by itself, and says that something may be lost', async () => {
    const { thread, world } = keep();
    thread.tell('fail');
    await until(() => world.lost === 1);
    expect(thread.tell('nobody')).toBe(false);
    await until(() => thread.tell('again'));
    await until(() => world.heard.includes('payments heard again'));
    expect(world.lost).toBe(1);
  });

  test('stops while it still waits for what it needs', async () => {
    const { thread, world } = keep(true);
    thread.tell('never heard');
    await sleep(0);
    await world.runtime.stop();
    expect(world.heard).toEqual(['stopped after ']);
    expect(world.lost).toBe(0);
  });
});
