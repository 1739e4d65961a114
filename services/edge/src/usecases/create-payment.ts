import { money } from '@adaigi/domain';
import { parseCreatePayment } from '../schemas/create-payment.ts';
import type { Caller, EdgePorts, PaymentView } from '../ports.ts';
import { payerOf } from './payer.ts';
import { settle } from './settle.ts';

export interface CreatedPayment {
  readonly payment: PaymentView;
  /** The same key and content had created it before. */
  readonly replayed: boolean;
}

/**
 * Creates a payment from what a merchant sent by the native API, whichever transport brought it.
 * @param input the body, unchecked
 * @param waitS wait up to this many seconds for a final state
 * @throws AdaigiError `invalid_request` naming every wrong field, `idempotency_conflict`, `unavailable`
 */
export async function createPayment(
  ports: Pick<EdgePorts, 'payments' | 'clock'>,
  caller: Caller,
  request: { readonly input: unknown; readonly idempotencyKey: string; readonly waitS: number; readonly signal?: AbortSignal },
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
  return { payment: await settle(ports, caller, payment, request), replayed };
}
