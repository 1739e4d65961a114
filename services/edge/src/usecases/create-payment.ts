import { money } from '@adaigi/domain';
import { parseCreatePayment } from '../schemas/create-payment.ts';
import type { Caller, EdgePorts } from '../ports.ts';
import { payerOf } from './payer.ts';
import { settle, type Settled } from './settle.ts';
import type { Patience } from './wait-for-end.ts';

export interface CreatedPayment extends Settled {
  /** The same key and content had created it before. */
  readonly replayed: boolean;
}

/**
 * Creates a payment from what a merchant sent by the native API, whichever transport brought it.
 * @param request.input the body, unchecked
 * @throws AdaigiError `invalid_request` naming every wrong field, `idempotency_conflict`, `unavailable`
 */
export async function createPayment(
  ports: Pick<EdgePorts, 'payments' | 'waitingRoom' | 'clock'>,
  caller: Caller,
  request: Patience & { readonly input: unknown; readonly idempotencyKey: string },
): Promise<CreatedPayment> {
  const body = parseCreatePayment(request.input, ports.clock.now());
  const { payment, replayed } = await ports.payments.create(caller, {
    dialect: 'native',
    idempotencyKey: request.idempotencyKey,
    amount: money(BigInt(body.amount), body.currency),
    wallet: body.wallet ?? '',
    method: body.method ?? '',
    payer: payerOf(body.payer),
    reference: body.reference,
    description: body.description ?? '',
    metadata: body.metadata ?? {},
    expiresAt: body.expiresAt === undefined ? '' : new Date(body.expiresAt).toISOString(),
    notifyUrl: '',
    dialectData: {},
    repeatGuard: null,
  });
  return { ...(await settle(ports, caller, payment, request)), replayed };
}
