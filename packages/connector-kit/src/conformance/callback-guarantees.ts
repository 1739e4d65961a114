import { describe, expect, test } from '@jest/globals';
import { sameMoney } from '@adaigi/domain';
import type { RawCallback } from '../connector.ts';
import { chargeOrder, expectNoSecrets } from './bench.ts';
import type { Bench } from './bench.ts';
import { CALLBACK_FIELDS } from './harness.ts';

const raw = (method: string, query: string, contentType: string, body: string): RawCallback => ({ method, query, contentType, body: Buffer.from(body) });

const GARBAGE: readonly RawCallback[] = [
  raw('GET', '', '', ''),
  raw('POST', '', 'application/json', ''),
  raw('POST', '', 'application/json', '{'),
  raw('POST', '', 'application/json', '[]'),
  raw('POST', '', 'application/json', 'null'),
  raw('POST', '', 'application/json', '{"__proto__":{"a":1},"constructor":null}'),
  raw('POST', 'url=%00%ff&a=%E0%A4%A', 'application/x-www-form-urlencoded', '%%%=%%%&&&'),
  raw('PUT', 'url=http://[::1', 'text/xml', '<?xml version="1.0"?><x/>'),
  raw('GET', `url=${'a'.repeat(20_000)}`, '', ''),
  { method: 'POST', query: '', contentType: 'application/octet-stream', body: Buffer.from([0, 255, 254, 128, 10, 13]) },
];

export function describeCallbacks(bench: () => Bench): void {
  describe('callback', () => {
    test('of a paid charge names our reference, and is proof only where it is signed', () => {
      const { connector, harness } = bench();
      const { reference } = chargeOrder();
      const verdict = connector.parseCallback(harness.callbacks.paid(reference));
      expect(verdict).toMatchObject({ kind: 'accepted', reference, outcome: { kind: harness.callbacks.proves ? 'succeeded' : 'unknown' }, reply: { status: 200 } });
      expectNoSecrets(harness, verdict);
    });

    test('that anybody could have written proves nothing', () => {
      const { connector, harness } = bench();
      for (const forged of harness.callbacks.forged(chargeOrder().reference)) {
        const verdict = connector.parseCallback(forged);
        if (verdict.kind === 'accepted') expect(verdict.outcome.kind).toBe('unknown');
        expectNoSecrets(harness, verdict);
      }
    });

    test.each(CALLBACK_FIELDS)('with another %s than asked is never taken for the payment that was asked for', (field) => {
      const { connector, harness } = bench();
      const { reference, amount } = chargeOrder();
      const contradicting = harness.callbacks.contradicts[field];
      if (contradicting === undefined) return;
      const verdict = connector.parseCallback(contradicting(reference));
      if (verdict.kind === 'refused') return;
      if (field !== 'amount') return expect(verdict.outcome).toMatchObject({ kind: 'unknown', reason: 'integrity', integrityProblem: field });
      // Only our record knows what was asked: the connector tells what is named.
      const { named, outcome } = verdict;
      expect(named === null || sameMoney(named, amount)).toBe(false);
      if (outcome.kind === 'succeeded') expect(outcome.amount).toEqual(named);
    });

    test.each(GARBAGE.map((garbage, index) => [index, garbage] as const))('garbage %d is refused and not repeated in the answer', (_index, garbage) => {
      const verdict = bench().connector.parseCallback(garbage);
      expect(verdict).toMatchObject({ kind: 'refused' });
      if (garbage.body.length > 4) expect(verdict.reply.body).not.toContain(garbage.body.toString());
    });
  });
}
