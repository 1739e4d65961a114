import { createHash } from 'node:crypto';
import type { Mode, Verdict } from '@adaigi/domain';

/** What operators did, for good: two of them where money could leave, one where a deposit was decided about; and what the platform found by itself, with none. */
export interface AuditFacts {
  readonly action: 'attempt.settled' | 'refund.settled' | 'payout.settled' | 'deposit.decided' | 'double_charge.found' | 'late_capture.found';
  readonly merchantId: string;
  readonly mode: Mode;
  /** Of a payout or a deposit: its id. */
  readonly paymentId: string;
  /** 0 when it was a refund. */
  readonly attemptNumber: number;
  /** Empty when it was an attempt. */
  readonly refundId: string;
  readonly verdict: Verdict;
  readonly stateBefore: string;
  readonly stateAfter: string;
  /** In the operators' words. Stays in the database. */
  readonly reason: string;
  /** Handles, in alphabetical order. */
  readonly operators: readonly string[];
  readonly at: Date;
}

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

/** The record that follows a head. */
export function nextEntry(head: ChainHead, facts: AuditFacts): AuditEntry {
  const linked = { ...facts, chain: facts.merchantId, seq: head.seq + 1, previousHash: head.hash };
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

/** SHA-256(previous hash || canonical record); canonical is JSON of these fields in this order. */
function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { chain, seq, action, merchantId, mode, paymentId, attemptNumber, refundId, verdict, stateBefore, stateAfter, reason, operators, at } = entry;
  const subject = [chain, seq, action, merchantId, mode, paymentId, attemptNumber, refundId];
  const canonical = JSON.stringify([...subject, verdict, stateBefore, stateAfter, reason, operators, at.toISOString()]);
  return createHash('sha256').update(entry.previousHash, 'utf8').update(canonical, 'utf8').digest('hex');
}
