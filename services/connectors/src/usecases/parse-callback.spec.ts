import { describe, expect, test } from '@jest/globals';
import { money, NO_FACTS } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import { CHANNEL, fakes } from './fakes.fixture.ts';
import type { Fakes } from './fakes.fixture.ts';
import { parseCallback } from './parse-callback.ts';

const REFERENCE = 'A1B2C3D4E5F6G7H8J9K0';
const RAW = { method: 'POST', query: '', contentType: '', body: Buffer.alloc(0) };
const reply = { status: 200, contentType: 'text/plain', body: 'OK' };
const paid = (minor: bigint | null): Outcome => ({ kind: 'succeeded', amount: minor === null ? null : money(minor, 'PKR'), reversed: false, ...NO_FACTS });

function authentic(outcome: Outcome): Fakes {
  const deps = fakes();
  deps.callback = { kind: 'accepted', reference: REFERENCE, outcome, reply };
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
  });

  test('that names another amount is quarantined, also when the amount was wrong before and it names none', async () => {
    const deps = authentic(paid(9_999n));
    remember(deps, 'sent');
    expect(await parseCallback(deps, CHANNEL, RAW)).toMatchObject({ outcome: { kind: 'unknown', integrityProblem: 'amount' } });
    const again = authentic(paid(null));
    remember(again, 'sent', { kind: 'unknown', reason: 'integrity', integrityProblem: 'amount', ...NO_FACTS });
    expect(await parseCallback(again, CHANNEL, RAW)).toMatchObject({ outcome: { kind: 'unknown', integrityProblem: 'amount' } });
  });

  test('about what we never sent is acknowledged, not believed, and raises an alarm', async () => {
    for (const fence of [false, true]) {
      const deps = authentic(paid(null));
      if (fence) remember(deps, 'tombstone');
      expect(await parseCallback(deps, CHANNEL, RAW)).toEqual({ kind: 'refused', refusal: 'unknown_reference', reply });
      expect(deps.raised).toEqual([{ kind: 'unknown_reference', channel: CHANNEL }]);
    }
  });

  test('that the protocol refuses is refused, and noticed', async () => {
    const deps = fakes();
    expect(await parseCallback(deps, CHANNEL, RAW)).toMatchObject({ kind: 'refused', refusal: 'none' });
    expect(deps.raised).toEqual([{ kind: 'callback_refused', channel: CHANNEL, refusal: 'none' }]);
  });
});
