import type { Money, Outcome } from '@adaigi/domain';

/** What a connector keeps of a request, as its real records do. */
export interface ExchangeRecord {
  readonly state: 'sent' | 'answered' | 'tombstone';
  readonly outcome: Outcome | null;
  readonly amount: Money | null;
  readonly sentAtMs: number;
  readonly notAfterMs: number;
}

/** The exchange records of the connectors, with the contract of the real ones: who creates the record may send, and nobody else ever. */
export interface ExchangeRecords {
  /** Null for the one who may send, from whose record it is; else what was there before. */
  begin(key: string, details: { amount: Money; notAfterMs: number }): { mine: ExchangeRecord } | { known: ExchangeRecord };
  /** Fences a reference of which there is no record. */
  look(key: string): ExchangeRecord;
  find(key: string): ExchangeRecord | null;
  /** A final outcome stays, unless money proves to have moved after all. */
  answer(key: string, outcome: Outcome): void;
}

export function createExchangeRecords(nowMs: () => number): ExchangeRecords {
  const records = new Map<string, ExchangeRecord>();
  return {
    begin(key, { amount, notAfterMs }) {
      const known = records.get(key);
      if (known !== undefined) return { known };
      const mine: ExchangeRecord = { state: 'sent', outcome: null, amount, sentAtMs: nowMs(), notAfterMs };
      records.set(key, mine);
      return { mine };
    },
    look(key) {
      const record = records.get(key) ?? { state: 'tombstone', outcome: null, amount: null, sentAtMs: 0, notAfterMs: 0 };
      records.set(key, record);
      return record;
    },
    find: (key) => records.get(key) ?? null,
    answer(key, outcome) {
      const record = records.get(key);
      if (record === undefined || record.state === 'tombstone') return;
      const before = record.outcome;
      const stands = outcome.kind === 'succeeded' ? before?.kind === 'succeeded' : before !== null && isFinalOutcome(before);
      if (!stands) records.set(key, { ...record, state: 'answered', outcome });
    },
  };
}

export function isFinalOutcome(outcome: Outcome): boolean {
  return outcome.kind === 'succeeded' || outcome.kind === 'declined' || outcome.kind === 'not_sent';
}
