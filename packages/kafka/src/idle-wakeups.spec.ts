import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { calmRequestQueues } from './idle-wakeups.ts';

interface Queue {
  pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
}

const require = createRequire(import.meta.url);
const { version }: { version: string } = require('kafkajs/package.json');
const RequestQueue: { prototype: Queue } = require('kafkajs/src/network/requestQueue/index.js');

function queueWith(pending: unknown[], throttledUntil = -1): Queue & { checked: Promise<void> } {
  const checked = Promise.withResolvers<void>();
  return Object.assign(Object.create(RequestQueue.prototype), {
    pending,
    throttledUntil,
    throttleCheckTimeoutId: null,
    checkPendingRequests: () => checked.resolve(),
    checked: checked.promise,
  });
}

test('kafkajs is the version whose inside is changed here', () => {
  expect(version).toBe('2.2.4');
  expect(Object.hasOwn(RequestQueue.prototype, 'scheduleCheckPendingRequests')).toBe(true);
});

test('an idle connection arms no timer; pending requests are looked at soon', async () => {
  calmRequestQueues();
  const idle = queueWith([]);
  idle.scheduleCheckPendingRequests();
  expect(idle.throttleCheckTimeoutId).toBeNull();
  const busy = queueWith([{}]);
  busy.scheduleCheckPendingRequests();
  expect(busy.throttleCheckTimeoutId).not.toBeNull();
  await busy.checked;
  const throttled = queueWith([{}], Date.now() + 20);
  throttled.scheduleCheckPendingRequests();
  await throttled.checked;
  expect(Date.now()).toBeGreaterThanOrEqual(throttled.throttledUntil - 1);
});
