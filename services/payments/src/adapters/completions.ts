import { EventEmitter, once } from 'node:events';
import type { Completions } from '../ports.ts';

/** Tells waiting readers of this process that a payment has ended; readers elsewhere poll. */
export function createCompletions(): Completions {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    announce: (payment) => void emitter.emit(payment.id),
    async wait(paymentId, timeoutMs) {
      // A time-out is the ordinary way out: the caller looks at the database and may wait again.
      await once(emitter, paymentId, { signal: AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs))) }).catch(() => undefined);
    },
  };
}
