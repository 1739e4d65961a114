import { money, normaliseAccountNumber, normaliseMobile, type Receiver } from '@adaigi/domain';
import type { Caller, EdgePorts } from '../ports.ts';
import { parseCreatePayout, type CreatePayoutBody } from '../schemas/create-payout.ts';
import { settlePayout, type SettledPayout } from './settle-payout.ts';
import type { Patience } from './wait-for-end.ts';

export interface CreatedPayout extends SettledPayout {
  /** The same key and content had created it before. */
  readonly replayed: boolean;
}

/**
 * Creates a payout from what a merchant sent by the native API, whichever transport brought it.
 * @param request.input the body, unchecked
 * @throws AdaigiError `invalid_request` naming every wrong field, `insufficient_balance` (then nothing was created), `idempotency_conflict`, `unavailable`
 */
export async function createPayout(
  ports: Pick<EdgePorts, 'payouts' | 'waitingRoom' | 'clock'>,
  caller: Caller,
  request: Patience & { readonly input: unknown; readonly idempotencyKey: string },
): Promise<CreatedPayout> {
  const body = parseCreatePayout(request.input, ports.clock.now());
  const { payout, replayed } = await ports.payouts.create(caller, {
    dialect: 'native',
    idempotencyKey: request.idempotencyKey,
    amount: money(BigInt(body.amount), body.currency),
    wallet: body.wallet,
    receiver: receiverOf(body.receiver),
    reference: body.reference,
    description: body.description ?? '',
    metadata: body.metadata ?? {},
    expiresAt: body.expiresAt === undefined ? '' : new Date(body.expiresAt).toISOString(),
    notifyUrl: '',
    dialectData: {},
  });
  return { ...(await settlePayout(ports, caller, payout, request)), replayed };
}

function receiverOf({ mobile: given, name = '', cnic = '', bank = '', accountNumber: account }: CreatePayoutBody['receiver']): Receiver {
  const mobile = normaliseMobile(given);
  if (mobile === null) throw new TypeError('payout: the mobile number was not checked');
  const accountNumber = account === undefined ? '' : normaliseAccountNumber(account);
  if (accountNumber === null) throw new TypeError('payout: the account number was not checked');
  return { mobile, name, cnic, bank, accountNumber };
}
