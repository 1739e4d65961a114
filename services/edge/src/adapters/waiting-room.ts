import type { Runtime } from '@adaigi/runtime';
import type { WaitingRoom } from '../ports.ts';

/** Waits of one merchant at once. Each holds a connection here and a reader at the payments service. */
const MAX_PER_MERCHANT = 200;

/** Counts the waits of this process and ends them all when it stops: nobody's wait may hold up a deployment. */
export function createWaitingRoom(maxPerMerchant = MAX_PER_MERCHANT): WaitingRoom & { close(): void } {
  const waiting = new Map<string, number>();
  const closing = new AbortController();

  async function hold<T>(merchantId: string, signal: AbortSignal, wait: (signal: AbortSignal) => Promise<T>): Promise<T> {
    waiting.set(merchantId, (waiting.get(merchantId) ?? 0) + 1);
    try {
      return await wait(signal);
    } finally {
      const left = (waiting.get(merchantId) ?? 1) - 1;
      if (left === 0) waiting.delete(merchantId);
      else waiting.set(merchantId, left);
    }
  }

  return {
    enter(merchantId, gone, wait) {
      if (closing.signal.aborted || (waiting.get(merchantId) ?? 0) >= maxPerMerchant) return null;
      return hold(merchantId, gone === undefined ? closing.signal : AbortSignal.any([gone, closing.signal]), wait);
    },
    close: () => closing.abort(),
  };
}

/** Ends the waits as the first thing that a stop does. Call it after everything whose stop waits for requests. */
export function closeOnStop(runtime: Runtime, room: { close(): void }): void {
  runtime.onStop('waits', async () => room.close());
}
