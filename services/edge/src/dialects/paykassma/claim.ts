import type { Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { DepositView } from '../../deposit-ports.ts';
import type { EdgePorts } from '../../ports.ts';
import type { PaykassmaMerchant } from './merchant.ts';

/** A payer's word that a transfer is his. */
export interface PaykassmaClaim {
  readonly walletType: string;
  readonly label: string;
  /** The wallet's transaction number. */
  readonly key1: string;
  readonly amount: Money;
  readonly customTransactionId: string;
}

/** A typing error costs a payer one of these. */
const MAX_NUMBERS = 8;
/** All entries under an id: its numbers, and each time that one of them was tried again with success. */
const MAX_ENTRIES = 40;

/**
 * Claims a transfer under the merchant's `custom_transaction_id`. A number that was refused or never came does not bind the id: the payer may correct
 * it, or try it again when its transfer has come or is free. Each such claim is the next entry under the id, made only when the one before is over for
 * good: at most one can ever be credited. While one is open or credited, another number is a conflict, and the same number has the same answer, whatever
 * amount is named with it.
 *
 * @throws AdaigiError `idempotency_conflict` when the id is bound to another number or label, or to a push, `unavailable`
 */
export async function claim(ports: ClaimPorts & Pick<EdgePorts, 'transactionKinds'>, merchant: PaykassmaMerchant, wish: PaykassmaClaim): Promise<DepositView> {
  if (!(await ports.transactionKinds.bind(merchant.caller, wish.customTransactionId, 'claim'))) throw new AdaigiError('idempotency_conflict', 'the id names a push');
  const over: DepositView[] = [];
  while (over.length < MAX_ENTRIES) {
    const before = over.findLast((each) => isOf(each, wish));
    if (before === undefined && differentOf(over) === MAX_NUMBERS) break;
    const { deposit, replayed } = await enter(ports, merchant, wish, { entry: over.length + 1, ...(before === undefined ? {} : { insteadOf: before.id }) });
    if (!replayed || !isOver(deposit) || deposit.id === before?.id) return deposit;
    over.push(deposit);
  }
  throw new AdaigiError('idempotency_conflict', 'too many claims were made under this id');
}

/** What was claimed last under an id; null when nothing was. @throws AdaigiError `unavailable` */
export async function claimOf(ports: ClaimPorts, { caller }: PaykassmaMerchant, customTransactionId: string): Promise<DepositView | null> {
  let last: DepositView | null = null;
  for (let entry = 1; entry <= MAX_ENTRIES; entry += 1) {
    try {
      last = await ports.deposits.get(caller, { dialect: 'paykassma', idempotencyKey: entryKey(customTransactionId, entry) });
    } catch (error) {
      if (error instanceof AdaigiError && error.code === 'not_found') return last;
      throw error;
    }
    if (!isOver(last)) return last;
  }
  return last;
}

type ClaimPorts = Pick<EdgePorts, 'deposits'>;

/** What stands at an entry: the claim that was wished for, or the one that was there before. @throws AdaigiError `idempotency_conflict` when that one is open or credited */
async function enter({ deposits }: ClaimPorts, { caller, settings }: PaykassmaMerchant, wish: PaykassmaClaim, { entry, insteadOf = '' }: { entry: number; insteadOf?: string }) {
  const { walletType, label, key1: transactionNumber, amount, customTransactionId: reference } = wish;
  const name = { dialect: 'paykassma', idempotencyKey: entryKey(reference, entry) } as const;
  const content = { ...name, walletType, label, transactionNumber, claimedAmount: amount, reference, policy: settings.claimPolicy, metadata: {}, dialectData: {}, insteadOf };
  try {
    return await deposits.claim(caller, content);
  } catch (error) {
    if (!(error instanceof AdaigiError) || error.code !== 'idempotency_conflict') throw error;
    const bound = await deposits.get(caller, name);
    if (isOver(bound)) return { deposit: bound, replayed: true };
    if (!isOf(bound, wish)) throw error;
    // Only the amount differs, and what is credited is the transfer's own: it is asked for as it was claimed.
    return deposits.claim(caller, { ...content, claimedAmount: bound.claimedAmount });
  }
}

function isOf(deposit: DepositView, { walletType, label, key1 }: PaykassmaClaim): boolean {
  return deposit.walletType === walletType && deposit.label === label && deposit.transactionNumber === key1;
}

function differentOf(deposits: readonly DepositView[]): number {
  return new Set(deposits.map(({ walletType, label, transactionNumber }) => JSON.stringify([walletType, label, transactionNumber]))).size;
}

/** No number will ever be credited by it. */
function isOver({ state }: DepositView): boolean {
  return state === 'refused' || state === 'expired';
}

/** A line break has no place in an id, so that no merchant's own id meets a later entry of another. */
function entryKey(customTransactionId: string, entry: number): string {
  return entry === 1 ? customTransactionId : `${customTransactionId}\n${entry}`;
}
