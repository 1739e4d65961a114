import { AdaigiError } from '@adaigi/errors';
import type { Caller, EdgePorts } from '../ports.ts';
import { settle, type Settled } from './settle.ts';
import type { Patience } from './wait-for-end.ts';

/**
 * Reads a payment of the caller's own world.
 * @throws AdaigiError `not_found` for an id that does not exist, is another merchant's or another world's: one answer for all of them
 */
export async function getPayment(
  ports: Pick<EdgePorts, 'payments' | 'waitingRoom'>,
  caller: Caller,
  request: Patience & { readonly paymentId: string },
): Promise<Settled> {
  const payment = await ports.payments.get(caller, { id: paymentIdOf(request.paymentId) });
  return settle(ports, caller, payment, request);
}

/** @throws AdaigiError `not_found` when the text cannot be a payment id */
export function paymentIdOf(text: string): string {
  if (!/^pay_[0-9a-f]{32}$/.test(text)) throw new AdaigiError('not_found', 'There is no such payment.');
  return text;
}
