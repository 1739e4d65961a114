import { money } from '@adaigi/domain';
import { claimPolicy, type DepositView } from '../deposit-ports.ts';
import type { Caller, EdgePorts } from '../ports.ts';
import { parseCreateDeposit } from '../schemas/deposit.ts';
import { settleDeposit, type SettledDeposit } from './settle-deposit.ts';
import type { Patience } from './wait-for-end.ts';

export interface CreatedDeposit extends SettledDeposit {
  /** The same key and content had created it before. */
  readonly replayed: boolean;
}

/**
 * Claims a transfer by its number. What the merchant's settings say of amounts that differ and of how long a claim waits holds for this claim for good.
 * @param request.input the body, unchecked
 * @throws AdaigiError `invalid_request` naming every wrong field, `idempotency_conflict`, `unavailable`
 */
export async function createDeposit(
  ports: Pick<EdgePorts, 'deposits' | 'waitingRoom'>,
  caller: Caller,
  request: Patience & { readonly input: unknown; readonly idempotencyKey: string },
): Promise<CreatedDeposit> {
  const body = parseCreateDeposit(request.input);
  const { deposit, replayed }: { deposit: DepositView; replayed: boolean } = await ports.deposits.claim(caller, {
    dialect: 'native',
    idempotencyKey: request.idempotencyKey,
    walletType: body.walletType,
    label: body.user,
    transactionNumber: body.transactionNumber,
    claimedAmount: body.amount === undefined ? null : money(BigInt(body.amount), body.currency),
    reference: body.reference,
    policy: claimPolicy(caller.settings ?? {}),
    metadata: body.metadata ?? {},
    dialectData: {},
  });
  return { ...(await settleDeposit(ports, caller, deposit, request)), replayed };
}
