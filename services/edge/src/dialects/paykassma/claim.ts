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
const MAX_ENTRIES = 8;

/**
 * Claims a transfer under the merchant's `custom_transaction_id`. A number that was refused or never came does not bind the id: the payer
 * may correct it, and the next entry has a key of its own. While a claim is open or credited, another number is a conflict.
 *
 * @throws AdaigiError `idempotency_conflict` when the id is bound to another number or label, `unavailable`
 */
export async function claim(ports: Pick<EdgePorts, 'deposits'>, { caller, settings }: PaykassmaMerchant, wish: PaykassmaClaim): Promise<DepositView> {
  const { walletType, label, key1: transactionNumber, amount: claimedAmount, customTransactionId } = wish;
  const content = { walletType, label, transactionNumber, claimedAmount, reference: customTransactionId, policy: settings.claimPolicy, metadata: {}, dialectData: {} };
  for (let entry = 1; ; entry += 1) {
    const idempotencyKey = entryKey(customTransactionId, entry);
    try {
      return (await ports.deposits.claim(caller, { ...content, dialect: 'paykassma', idempotencyKey })).deposit;
    } catch (error) {
      if (!(error instanceof AdaigiError) || error.code !== 'idempotency_conflict' || entry === MAX_ENTRIES) throw error;
      const bound = await ports.deposits.get(caller, { dialect: 'paykassma', idempotencyKey });
      if (!isOver(bound)) throw error;
    }
  }
}

/** What was claimed last under an id; null when nothing was. @throws AdaigiError `unavailable` */
export async function claimOf(ports: Pick<EdgePorts, 'deposits'>, { caller }: PaykassmaMerchant, customTransactionId: string): Promise<DepositView | null> {
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

/** No number will ever be credited by it. */
function isOver({ state }: DepositView): boolean {
  return state === 'refused' || state === 'expired';
}

/** A line break has no place in an id, so that no merchant's own id meets a later entry of another. */
function entryKey(customTransactionId: string, entry: number): string {
  return entry === 1 ? customTransactionId : `${customTransactionId}\n${entry}`;
}
