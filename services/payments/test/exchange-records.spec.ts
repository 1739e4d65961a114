import { describe, expect, test } from '@jest/globals';
import { money, NO_FACTS, type Outcome } from '@adaigi/domain';
import { createExchangeRecords } from '../simulation/exchange-records.ts';

const DETAILS = { amount: money(50_000n, 'PKR'), notAfterMs: 10_000 };
const PAID: Outcome = { kind: 'succeeded', amount: null, reversed: false, ...NO_FACTS };
const DECLINED: Outcome = { kind: 'declined', fault: 'payer', retry: 'never', reason: 'insufficient_funds', ...NO_FACTS };
const UNKNOWN: Outcome = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS };

/** The same guarantees that the connectors' own records give; the simulation stands on them. */
describe('the simulated exchange records', () => {
  test('one may send for a reference, and nobody ever again', () => {
    const records = createExchangeRecords(() => 7);
    expect(records.begin('k', DETAILS)).toMatchObject({ mine: { state: 'sent', sentAtMs: 7 } });
    expect(records.begin('k', DETAILS)).toMatchObject({ known: { state: 'sent', outcome: null } });
    records.answer('k', PAID);
    expect(records.begin('k', DETAILS)).toMatchObject({ known: { state: 'answered', outcome: PAID } });
  });

  test('whoever looks where there is nothing has fenced it', () => {
    const records = createExchangeRecords(() => 0);
    expect(records.find('k')).toBeNull();
    expect(records.look('k').state).toBe('tombstone');
    expect(records.begin('k', DETAILS)).toMatchObject({ known: { state: 'tombstone' } });
    records.begin('other', DETAILS);
    expect(records.look('other').state).toBe('sent');
  });

  test('a final outcome stays, unless money proves to have moved', () => {
    const records = createExchangeRecords(() => 0);
    records.begin('k', DETAILS);
    for (const [said, known] of [[UNKNOWN, UNKNOWN], [DECLINED, DECLINED], [UNKNOWN, DECLINED], [PAID, PAID], [DECLINED, PAID]] as const) {
      records.answer('k', said);
      expect(records.find('k')?.outcome).toEqual(known);
    }
  });
});
