import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { topics } from '@adaigi/contracts';
import { eventually } from '@adaigi/testing';
import { paymentEvent, testPlatform, type TestPlatform } from './kafka.ts';

let platform: TestPlatform;
beforeAll(() => {
  platform = testPlatform('replay');
});
afterAll(() => platform.close());

test('dead letters are put back once, for their own group alone', async () => {
  const { kafka } = await platform.start();
  let mended = false;
  const broken: string[] = [];
  const well: string[] = [];
  await kafka.consume({
    group: 'broken',
    topics: [topics.payments],
    handle: async (event) => {
      if (!mended) return { park: 'bug' };
      broken.push(`${event.id} ${event.replay}`);
      return 'ack';
    },
  });
  await kafka.consume({ group: 'well', topics: [topics.payments], handle: async (event) => (well.push(event.id), 'ack') });
  const producer = await kafka.producer();
  await kafka.ensureTopics([topics.payments]);
  await producer.publish([1, 2, 3].map((seq) => paymentEvent('pay_1', seq)));
  expect(await platform.read('broken.dlq', 3)).toHaveLength(3);

  mended = true;
  expect(await kafka.replayDeadLetters('broken')).toBe(3);
  await eventually(() => broken.length === 3);
  expect(broken).toEqual(['pay_1-1 true', 'pay_1-2 true', 'pay_1-3 true']);
  expect(await kafka.replayDeadLetters('broken')).toBe(0);
  await producer.publish([paymentEvent('pay_1', 4)]);
  await eventually(() => well.length === 4);
  expect(well).toEqual(['pay_1-1', 'pay_1-2', 'pay_1-3', 'pay_1-4']);
});
