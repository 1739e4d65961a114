import { createHash } from 'node:crypto';

/** A version of a policy, and who made it: change and audit record are one. Never changed or removed. */
export interface PolicyRecord {
  /** `platform`, or mode and merchant. */
  readonly scope: string;
  /** From 1, without a gap. */
  readonly version: number;
  /** Canonical JSON. */
  readonly document: string;
  /** `operator:<handle>` or `key:<id>`. */
  readonly changedBy: string;
  readonly at: Date;
  readonly note: string;
  readonly hashBefore: string;
  readonly hashAfter: string;
  readonly previousHash: string;
  /** SHA-256 hex of the hash before and this record: whoever rewrites one must rewrite all that follow. */
  readonly recordHash: string;
}

export type PolicyChange = Pick<PolicyRecord, 'document' | 'changedBy' | 'at' | 'note'>;

/** What the first record is linked to. */
const NO_RECORD = '0'.repeat(64);

/** The record that follows; `before` is null for the first of a scope. */
export function nextRecord(scope: string, before: PolicyRecord | null, change: PolicyChange, emptyDocument: string): PolicyRecord {
  const linked = {
    scope,
    version: (before?.version ?? 0) + 1,
    ...change,
    hashBefore: before?.hashAfter ?? documentHash(emptyDocument),
    hashAfter: documentHash(change.document),
    previousHash: before?.recordHash ?? NO_RECORD,
  };
  return { ...linked, recordHash: recordHashOf(linked) };
}

/** Whether the records are those that were written, from the first to the newest. */
export async function isWhole(records: AsyncIterable<PolicyRecord>): Promise<boolean> {
  let last: PolicyRecord | null = null;
  for await (const record of records) {
    const follows = record.version === (last?.version ?? 0) + 1 && record.previousHash === (last?.recordHash ?? NO_RECORD);
    const isItself = record.hashAfter === documentHash(record.document) && record.recordHash === recordHashOf(record);
    if (!follows || !isItself || (last !== null && record.hashBefore !== last.hashAfter)) return false;
    last = record;
  }
  return true;
}

/** SHA-256 hex of a canonical document. */
export function documentHash(document: string): string {
  return createHash('sha256').update(document, 'utf8').digest('hex');
}

/** JSON with the keys of every object in order, so that equal documents are equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

function recordHashOf({ scope, version, document, changedBy, at, note, hashBefore, hashAfter, previousHash }: Omit<PolicyRecord, 'recordHash'>): string {
  const canonical = JSON.stringify([scope, version, document, changedBy, at.toISOString(), note, hashBefore, hashAfter]);
  return createHash('sha256').update(previousHash, 'utf8').update(canonical, 'utf8').digest('hex');
}
