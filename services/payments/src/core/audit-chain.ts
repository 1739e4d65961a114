import { createHash } from 'node:crypto';
import type { Mode, Verdict } from '@adaigi/domain';
import type { WalletState } from './receiving-wallet.ts';

/** What an imported statement did, in numbers; nothing of a payer. */
export interface StatementFacts {
  readonly walletType: string;
  /** Of the receiving wallet. Stays in the database. */
  readonly receivingNumber: string;
  /** Hex, of the file as it came. */
  readonly fileSha256: string;
  /** Credits in the file: the sum of the three below. */
  readonly lines: number;
  readonly recorded: number;
  /** Known before, or told twice by the file. */
  readonly known: number;
  /** Known with another amount; not recorded. */
  readonly contradicting: number;
  /** Minor units of what was recorded, as decimal text. */
  readonly recordedMinor: string;
  readonly currency: string;
}

/** How a receiving wallet was changed; number and titles stay in the database. */
export interface WalletFacts {
  readonly walletType: string;
  readonly receivingNumber: string;
  /** Null of one that was not known. */
  readonly before: WalletState | null;
  readonly after: WalletState;
}

/** What operators did, for good: two of them where money could leave, go astray or come from nothing, one where a claim was refused and its transfer kept back; and what the platform found by itself or was configured with, with none. */
export interface AuditFacts {
  readonly action: 'attempt.settled' | 'refund.settled' | 'payout.settled' | 'deposit.decided' | 'statement.imported' | 'receiving_wallet.set' | 'double_charge.found' | 'late_capture.found';
  /** Empty of an import or a receiving wallet: what comes into a wallet is no merchant's yet. */
  readonly merchantId: string;
  readonly mode: Mode;
  /** Of a payout, a deposit, an import or a receiving wallet: its id. */
  readonly paymentId: string;
  /** 0 when it was a refund. */
  readonly attemptNumber: number;
  /** Empty when it was an attempt. */
  readonly refundId: string;
  /** With the states, empty of an import or a receiving wallet. */
  readonly verdict: Verdict | '';
  readonly stateBefore: string;
  readonly stateAfter: string;
  /** In the operators' words; empty of an import, whose reason is its file, and of a receiving wallet. Stays in the database. */
  readonly reason: string;
  /** Of an import only. */
  readonly statement?: StatementFacts;
  /** Of a receiving wallet only. */
  readonly wallet?: WalletFacts;
  /** Of a deposit only: somebody else may claim its transfer. Decisions were once recorded without it. */
  readonly freedTransfer?: boolean;
  /** Handles, in alphabetical order. */
  readonly operators: readonly string[];
  readonly at: Date;
}

/** The chain of receiving wallets, and of what came into them and is no merchant's yet. */
export const WALLETS_CHAIN = 'receiving-wallets';

/** A record in its chain. Chains are per merchant, so that one merchant's history can be shown without another's. */
export interface AuditEntry extends AuditFacts {
  readonly chain: string;
  /** From 1, without a gap. */
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** Where a chain ends: what the next record is linked to. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** What an empty chain ends with. */
export const EMPTY_CHAIN: ChainHead = { seq: 0, hash: '0'.repeat(64) };

export interface ChainCheck {
  readonly records: number;
  /** Place of the first record that is changed, missing or surplus; 0 when the chain is whole. */
  readonly brokenAt: number;
}

/** The chain that a record belongs to. */
export function chainOf({ merchantId }: Pick<AuditFacts, 'merchantId'>): string {
  return merchantId === '' ? WALLETS_CHAIN : merchantId;
}

/** The record that follows a head. */
export function nextEntry(head: ChainHead, facts: AuditFacts): AuditEntry {
  const linked = { ...facts, chain: chainOf(facts), seq: head.seq + 1, previousHash: head.hash };
  return { ...linked, hash: hashOf(linked) };
}

/** Reads a chain from its first record and finds the first place at which it is not what was written. */
export async function checkChain(entries: AsyncIterable<AuditEntry>, head: ChainHead): Promise<ChainCheck> {
  let last = EMPTY_CHAIN;
  let records = 0;
  let brokenAt = 0;
  for await (const entry of entries) {
    records += 1;
    const fits = entry.seq === last.seq + 1 && entry.seq <= head.seq && entry.previousHash === last.hash && entry.hash === hashOf(entry);
    if (brokenAt === 0 && !fits) brokenAt = last.seq + 1;
    last = { seq: entry.seq, hash: entry.hash };
  }
  if (brokenAt === 0 && last.seq < head.seq) brokenAt = last.seq + 1;
  if (brokenAt === 0 && last.hash !== head.hash) brokenAt = last.seq;
  return { records, brokenAt };
}

/** SHA-256(previous hash || canonical record); canonical is JSON of these fields in this order; those of a statement, a wallet or a deposit only where there is one. */
function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { chain, seq, action, merchantId, mode, paymentId, attemptNumber, refundId, verdict, stateBefore, stateAfter, reason, operators, at, statement, wallet, freedTransfer } = entry;
  const subject = [chain, seq, action, merchantId, mode, paymentId, attemptNumber, refundId];
  const canonical = JSON.stringify([...subject, verdict, stateBefore, stateAfter, reason, operators, at.toISOString(), ...statementFields(statement), ...walletFields(wallet), ...(freedTransfer === undefined ? [] : [freedTransfer])]);
  return createHash('sha256').update(entry.previousHash, 'utf8').update(canonical, 'utf8').digest('hex');
}

function statementFields(statement: StatementFacts | undefined): (string | number)[] {
  if (statement === undefined) return [];
  const { walletType, receivingNumber, fileSha256, lines, recorded, known, contradicting, recordedMinor, currency } = statement;
  return [walletType, receivingNumber, fileSha256, lines, recorded, known, contradicting, recordedMinor, currency];
}

function walletFields(wallet: WalletFacts | undefined): unknown[] {
  if (wallet === undefined) return [];
  const { walletType, receivingNumber, before, after } = wallet;
  return [walletType, receivingNumber, before === null ? null : stateFields(before), stateFields(after)];
}

function stateFields({ title, channel, disabled, dailyAmountMinor, currency, dailyTransfers, coolDownS }: WalletState): (string | number | boolean)[] {
  return [title, channel, disabled, dailyAmountMinor, currency, dailyTransfers, coolDownS];
}
