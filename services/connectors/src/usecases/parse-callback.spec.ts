import { describe, expect, test } from '@jest/globals';
import { money, NO_FACTS } from '@adaigi/domain';
import type { Money, Outcome } from '@adaigi/domain';
import { CHANNEL, fakes } from './fakes.fixture.ts';
import type { Fakes } from './fakes.fixture.ts';
import { parseCallback } from './parse-callback.ts';

const REFERENCE = 'A1B2C3D4E5F6G7H8J9K0';
const RAW = { method: 'POST', query: '', contentType: '', body: Buffer.alloc(0) };
const reply = { status: 200, contentType: 'text/plain', body: 'OK' };
const paid = (minor: bigint | null): Outcome => ({ kind: 'succeeded', amount: minor === null ? null : money(minor, 'PKR'), reversed: false, ...NO_FACTS });

function authentic(outcome: Outcome, named: Money | null = outcome.kind === 'succeeded' ? outcome.amount : null): Fakes {
  const deps = fakes();
  deps.callback = { kind: 'accepted', reference: REFERENCE, outcome, named, reply };
  return deps;
}

function remember(deps: Fakes, state: 'sent' | 'tombstone', outcome: Outcome | null = null): void {
  const details = { paymentId: 'pay_1', amount: money(10_000n, 'PKR'), method: 'wallet', charge: null, notAfter: new Date() } as const;
  deps.records.stored.set(REFERENCE, { state, details: state === 'tombstone' ? null : details, outcome });
}

describe('a callback', () => {
  test('about what we sent is accepted', async () => {
    const deps = authentic(paid(null));
    remember(deps, 'sent');
    expect(await parseCallback(deps, CHANNEL, RAW)).toEqual({ kind: 'accepted', reference: REFERENCE, outcome: paid(null), reply });
    expect(deps.raised).toEqual([]);
  });

  test('that names another amount is quarantined, also when the amount was wrong before and it names none', async () => {
    const deps = authentic(paid(9_999n));
    remember(deps, 'sent');
    expect(await parseCallback(deps, CHANNEL, RAW)).toMatchObject({ outcome: { kind: 'unknown', integrityProblem: 'amount' } });
    const again = authentic(paid(null));
    remember(again, 'sent', { kind: 'unknown', reason: 'integrity', integrityProblem: 'amount', ...NO_FACTS });
    expect(await parseCallback(again, CHANNEL, RAW)).toMatchObject({ outcome: { kind: 'unknown', integrityProblem: 'amount' } });
  });

  test('that names another amount than was asked proves nothing else either, and an operator hears of it', async () => {
    const said: readonly Outcome[] = [
      { ...paid(500n), reversed: true } as Outcome,
      { kind: 'declined', fault: 'payer', retry: 'never', reason: 'insufficient_funds', ...NO_FACTS },
      { kind: 'pending', nextAction: null, ...NO_FACTS },
      { kind: 'unknown', reason: 'provider_pending', integrityProblem: null, ...NO_FACTS },
    ];
    for (const outcome of said) {
      const deps = authentic(outcome, money(500n, 'PKR'));
      remember(deps, 'sent');
      expect(await parseCallback(deps, CHANNEL, RAW)).toMatchObject({ kind: 'accepted', outcome: { kind: 'unknown', reason: 'integrity', integrityProblem: 'amount' } });
      expect(deps.raised).toEqual([{ kind: 'callback_contradicts', key: { channel: CHANNEL, operation: 'charge', reference: REFERENCE }, field: 'amount' }]);
      const right = authentic(outcome, money(10_000n, 'PKR'));
      if (outcome.kind === 'succeeded') continue;
      remember(right, 'sent');
      expect(await parseCallback(right, CHANNEL, RAW)).toMatchObject({ outcome });
    }
  });

  test('that names an amount, about what was sent before the records began, wakes an inquiry: there is nothing here to compare it with', async () => {
    for (const [outcome, read] of [[paid(500n), 'unknown'], [paid(10_000n), 'unknown'], [paid(null), 'succeeded']] as const) {
      const deps = authentic(outcome);
      deps.records.stored.set(REFERENCE, { state: 'sent', details: null, outcome: null });
      expect(await parseCallback(deps, CHANNEL, RAW)).toMatchObject({ kind: 'accepted', outcome: { kind: read, ...(read === 'unknown' ? { reason: 'provider_pending', integrityProblem: null } : {}) } });
    }
  });

  test('that contradicts in another field calls the operator, too', async () => {
    const deps = authentic({ kind: 'unknown', reason: 'integrity', integrityProblem: 'currency', ...NO_FACTS });
    remember(deps, 'sent');
    expect(await parseCallback(deps, CHANNEL, RAW)).toMatchObject({ outcome: { integrityProblem: 'currency' } });
    expect(deps.raised).toMatchObject([{ kind: 'callback_contradicts', field: 'currency' }]);
  });

  const unknownReference = { kind: 'unknown_reference', key: { channel: CHANNEL, operation: 'charge', reference: REFERENCE } };

  test('about what certainly never left is acknowledged, not believed, and raises an alarm', async () => {
    const deps = authentic(paid(null));
    remember(deps, 'tombstone');
    expect(await parseCallback(deps, CHANNEL, RAW)).toEqual({ kind: 'refused', refusal: 'unknown_reference', reply });
    expect(deps.raised).toEqual([unknownReference]);
  });

  test('that tells of money without a record wakes an inquiry, whatever amount it names, and raises an alarm: it may have been sent before the records began', async () => {
    const contested: Outcome = { kind: 'unknown', reason: 'integrity', integrityProblem: 'amount', ...NO_FACTS };
    for (const outcome of [paid(null), paid(10_000n), { ...paid(null), reversed: true } as Outcome, contested]) {
      const deps = authentic(outcome);
      const hint = { kind: 'unknown', reason: 'provider_pending', integrityProblem: null, ...NO_FACTS };
      expect(await parseCallback(deps, CHANNEL, RAW)).toEqual({ kind: 'accepted', reference: REFERENCE, outcome: hint, reply });
      expect(deps.raised).toEqual([unknownReference]);
      expect(deps.records.stored.size).toBe(0);
    }
  });

  test('that tells of no money without a record goes no further: so does everything that is unsigned', async () => {
    const said: readonly Outcome[] = [
      { kind: 'unknown', reason: 'provider_pending', integrityProblem: null, ...NO_FACTS },
      { kind: 'declined', fault: 'payer', retry: 'never', reason: 'insufficient_funds', ...NO_FACTS },
      { kind: 'pending', nextAction: null, ...NO_FACTS },
    ];
    for (const outcome of said) {
      const deps = authentic(outcome);
      expect(await parseCallback(deps, CHANNEL, RAW)).toEqual({ kind: 'refused', refusal: 'unknown_reference', reply });
      expect(deps.raised).toEqual([unknownReference]);
    }
  });

  test('that the protocol refuses is refused, and noticed', async () => {
    const deps = fakes();
    expect(await parseCallback(deps, CHANNEL, RAW)).toMatchObject({ kind: 'refused', refusal: 'none' });
    expect(deps.raised).toEqual([{ kind: 'callback_refused', channel: CHANNEL, refusal: 'none' }]);
  });
});
