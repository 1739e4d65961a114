import type { Payment } from '@adaigi/domain';
import type { Completions } from '../ports.ts';

/** Tells waiting readers of this process that a payment has ended; readers elsewhere poll. */
export function createCompletions(): Completions {
  const waiting = new Map<string, Set<(payment: Payment | null) => void>>();
  return {
    announce(payment) {
      for (const settle of waiting.get(payment.id) ?? []) settle(payment);
    },
    wait: (paymentId, timeoutMs) =>
      new Promise((resolve) => {
        const others = waiting.get(paymentId) ?? new Set();
        waiting.set(paymentId, others);
        const settle = (payment: Payment | null): void => {
          clearTimeout(timer);
          others.delete(settle);
          if (others.size === 0 && waiting.get(paymentId) === others) waiting.delete(paymentId);
          resolve(payment);
        };
        const timer = setTimeout(settle, timeoutMs, null);
        timer.unref();
        others.add(settle);
      }),
  };
}
