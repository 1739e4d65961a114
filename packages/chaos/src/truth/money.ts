import type { Document } from 'mongodb';

/** One entry of the journal as the ledger's database has it. */
export interface JournalEntry {
  readonly id: string;
  readonly kind: string;
  readonly merchantId: string;
  readonly mode: string;
  readonly currency: string;
  readonly subject: string;
  readonly refundId: string;
  /** Debits above zero. */
  readonly legs: readonly { readonly account: string; readonly minor: bigint }[];
  /** In the balances, and on the topic. */
  readonly done: boolean;
}

/** A number that the ledger keeps beside its journal, by the name of what it says. */
export type KeptBalances = ReadonlyMap<string, bigint>;

export interface StoredHold {
  readonly merchantId: string;
  readonly mode: string;
  readonly currency: string;
  /** The payout. */
  readonly reference: string;
  readonly state: string;
  readonly minor: bigint;
  readonly feeMinor: bigint;
}

export interface StoredPayoutAttempt {
  readonly channel: string;
  readonly state: string;
  readonly needsOperator: boolean;
  readonly reversed: boolean;
  readonly surplus: boolean;
}

export interface StoredPayout {
  readonly id: string;
  readonly merchantId: string;
  readonly reference: string;
  readonly wallet: string;
  readonly amountMinor: bigint;
  readonly state: string;
  readonly hold: string;
  readonly booking: string | null;
  /** Its merchant was told that it exists. */
  readonly accepted: boolean;
  readonly attempts: readonly StoredPayoutAttempt[];
  readonly eventCount: number;
  readonly unpublished: number;
}

export interface StoredDeposit {
  readonly id: string;
  readonly merchantId: string;
  readonly reference: string;
  readonly walletType: string;
  readonly number: string;
  readonly state: string;
  readonly reason: string | null;
  readonly transfer: { readonly id: string; readonly receivingNumber: string; readonly amountMinor: bigint } | null;
  readonly eventCount: number;
  readonly unpublished: number;
}

/** Money that came in, as the platform has recorded it. */
export interface StoredTransfer {
  readonly id: string;
  readonly walletType: string;
  readonly to: string;
  readonly number: string;
  readonly amountMinor: bigint;
  readonly claimedBy: string | null;
}

/** Money that somebody sent by hand, as the wallet has it. */
export interface WalletTransfer {
  readonly wallet: string;
  readonly to: string;
  readonly number: string;
  readonly amountMinor: bigint;
}

/** Money into or out of a receiver's wallet or bank account, from the provider's own ledger. */
export interface PayoutLine {
  readonly at: number;
  readonly account: string;
  /** A wallet's number, or bank and account, as `ABL/0342...`. */
  readonly receiver: string;
  readonly kind: 'payout' | 'payout-reversal';
  readonly amountMinor: bigint;
}

/** What is known of payouts, deposits and the books. */
export interface MoneyTruth {
  readonly entries: readonly JournalEntry[];
  /** When each entry was first written anywhere, in the order of the engine's own log; null: that does not reach back to the start of the run. */
  readonly written: ReadonlyMap<string, number> | null;
  readonly balances: KeptBalances;
  readonly holds: readonly StoredHold[];
  readonly payouts: readonly StoredPayout[];
  readonly deposits: readonly StoredDeposit[];
  readonly transfers: readonly StoredTransfer[];
  readonly sent: readonly WalletTransfer[];
  readonly lines: readonly PayoutLine[];
}

export function toEntry(document: Document): JournalEntry {
  const text = (name: string): string => String(document[name] ?? '');
  const legs = (document['legs'] as { account: string; side: string; minor: number | bigint }[]).map(({ account, side, minor }) => ({ account, minor: side === 'debit' ? BigInt(minor) : -BigInt(minor) }));
  const done = document['unfolded'] === undefined && document['unpublished'] === undefined;
  return { id: text('_id'), kind: text('kind'), merchantId: text('merchantId'), mode: text('mode'), currency: text('currency'), subject: text('subject'), refundId: text('refundId'), legs, done };
}

export function toHold(document: Document): StoredHold {
  const text = (name: string): string => String(document[name] ?? '');
  return { merchantId: text('merchantId'), mode: text('mode'), currency: text('currency'), reference: text('reference'), state: text('state'), minor: minor(document, 'minor'), feeMinor: minor(document, 'feeMinor') };
}

export function toPayout(document: Document): StoredPayout {
  const text = (name: string): string => String(document[name] ?? '');
  const attempts = (document['attempts'] as Document[]).map((each) => ({ channel: String(each['channel']), state: String(each['state']), needsOperator: each['needsOperator'] === true, reversed: each['reversed'] === true, surplus: each['surplus'] === true }));
  return {
    id: text('_id'),
    merchantId: text('merchantId'),
    reference: text('reference'),
    wallet: text('wallet'),
    amountMinor: minor(document, 'amountMinor'),
    state: text('state'),
    hold: text('hold'),
    booking: (document['booking'] as string | null | undefined) ?? null,
    accepted: document['accepted'] === true,
    attempts,
    eventCount: Number(document['eventCount']),
    unpublished: (document['outbox'] as unknown[]).length,
  };
}

export function toDeposit(document: Document): StoredDeposit {
  const text = (name: string): string => String(document[name] ?? '');
  const transfer = document['transfer'] as Document | null;
  return {
    id: text('_id'),
    merchantId: text('merchantId'),
    reference: text('reference'),
    walletType: text('walletType'),
    number: text('number'),
    state: text('state'),
    reason: (document['reason'] as string | null | undefined) ?? null,
    transfer: transfer === null ? null : { id: String(transfer['id']), receivingNumber: String(transfer['receivingNumber']), amountMinor: minor(transfer, 'amountMinor') },
    eventCount: Number(document['eventCount']),
    unpublished: (document['outbox'] as unknown[]).length,
  };
}

export function toTransfer(document: Document): StoredTransfer {
  const text = (name: string): string => String(document[name] ?? '');
  return { id: text('_id'), walletType: text('walletType'), to: text('receivingNumber'), number: text('number'), amountMinor: minor(document, 'amountMinor'), claimedBy: (document['claimedBy'] as string | null | undefined) ?? null };
}

function minor(document: Document, name: string): bigint {
  return BigInt((document[name] as number | bigint | undefined) ?? 0);
}
