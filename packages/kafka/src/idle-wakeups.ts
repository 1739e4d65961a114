import { createRequire } from 'node:module';

/**
 * kafkajs 2.2.4 re-arms a timer after every response although nothing waits to be sent; its delay is "throttled until" (-1) minus now, which
 * Node turns into 1 ms. Every idle connection so wakes the process about once a millisecond (tulios/kafkajs #1751), and Node 24 prints
 * TimeoutNegativeWarning. The timer matters only while requests are pending, so here it is armed only then.
 */
interface RequestQueue {
  pending: readonly unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
}

const CHECK_EVERY_MS = 10;
const require = createRequire(import.meta.url);

/** Changes the class in place, once per process; calling it again changes nothing. */
export function calmRequestQueues(): void {
  const queue: { prototype: { scheduleCheckPendingRequests(this: RequestQueue): void } } = require('kafkajs/src/network/requestQueue/index.js');
  queue.prototype.scheduleCheckPendingRequests = scheduleCheckPendingRequests;
}

function scheduleCheckPendingRequests(this: RequestQueue): void {
  if (this.pending.length === 0 || this.throttleCheckTimeoutId !== null) return;
  const throttledMs = this.throttledUntil - Date.now();
  this.throttleCheckTimeoutId = setTimeout(() => {
    this.throttleCheckTimeoutId = null;
    this.checkPendingRequests();
  }, throttledMs > 0 ? throttledMs : CHECK_EVERY_MS);
}
