import { createHash } from 'node:crypto';
import type { Mode, Verdict } from '@adaigi/domain';

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

/** What operators did, for good: two of them where money could leave or come from nothing, one where a deposit was decided about; and what the platform found by itself, with none. */
export interface AuditFacts {
  readonly action: 'attempt.settled' | 'refund.settled' | 'payout.settled' | 'deposit.decided' | 'statement.imported' | 'double_charge.found' | 'late_capture.found';
  /** Empty of an import: what came into a wallet is no merchant's yet. */
  readonly merchantId: string;
  readonly mode: Mode;
  /** Of a payout, a deposit or an import: its id. */
  readonly paymentId: string;
  /** 0 when it was a refund. */
  readonly attemptNumber: number;
  /** Empty when it was an attempt. */
  readonly refundId: string;
  /** With the states, empty of an import. */
  readonly verdict: Verdict | '';
  readonly stateBefore: string;
  readonly stateAfter: string;
  /** In the operators' words; empty of an import, whose reason is its file. Stays in the database. */
  readonly reason: string;
  /** Of an import only. */
  readonly statement?: StatementFacts;
  /** Handles, in alphabetical order. */
  readonly operators: readonly string[];
  readonly at: Date;
}

/** The chain of what came into receiving wallets and is no merchant's yet. */
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

/** SHA-256(previous hash || canonical record); canonical is JSON of these fields in this order; those of a statement only where there is one. */
function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { chain, seq, action, merchantId, mode, paymentId, attemptNumber, refundId, verdict, stateBefore, stateAfter, reason, operators, at, statement } = entry;
  const subject = [chain, seq, action, merchantId, mode, paymentId, attemptNumber, refundId];
  const canonical = JSON.stringify([...subject, verdict, stateBefore, stateAfter, reason, operators, at.toISOString(), ...statementFields(statement)]);
  return createHash('sha256').update(entry.previousHash, 'utf8').update(canonical, 'utf8').digest('hex');
}

function statementFields(statement: StatementFacts | undefined): (string | number)[] {
  if (statement === undefined) return [];
  const { walletType, receivingNumber, fileSha256, lines, recorded, known, contradicting, recordedMinor, currency } = statement;
  return [walletType, receivingNumber, fileSha256, lines, recorded, known, contradicting, recordedMinor, currency];
}
