import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { INTEGRITY_FIELDS } from '../outcomes.ts';
import { chargeOrder, expectNoSecrets, never } from './bench.ts';
import type { Bench } from './bench.ts';
import type { Reply } from './harness.ts';
import { testTransport } from './transport-guarantees.ts';

const answer = (body: Reply) => ({ kind: 'answer', body }) as const;

export function describeCharge(bench: () => Bench): void {
  describe('charge', () => {
    testTransport(bench, (behaviour) => bench().charge(behaviour), () => bench().nowhere.charge(chargeOrder(), never()));

    test('paid is succeeded', async () => {
      const { charge, harness } = bench();
      expect(await charge(answer(harness.charge.paid))).toMatchObject({ kind: 'succeeded', reversed: false });
    });

    test('a documented refusal is a decline with the provider\'s code', async () => {
      const { charge, harness } = bench();
      const { coded, declineCode } = harness.charge;
      expect(await charge(answer(coded(declineCode)))).toMatchObject({ kind: 'declined', providerCode: declineCode });
    });

    test('a code that no document has is unknown', async () => {
      const { charge, harness } = bench();
      expect(await charge(answer(harness.charge.coded(harness.undocumentedCode)))).toMatchObject({ kind: 'unknown', reason: 'provider_code_unknown' });
    });

    test.each(['', ' ', 'succeeded', '0', '__proto__', 'constructor'])('the code %j is unknown', async (code) => {
      const { charge, harness } = bench();
      expect(await charge(answer(harness.charge.coded(code)))).toMatchObject({ kind: 'unknown' });
    });

    test.each(INTEGRITY_FIELDS)('paid, but with another %s than asked, is unknown and says so', async (field) => {
      const { charge, harness } = bench();
      const reply = harness.charge.contradicts[field];
      if (reply === undefined) return;
      expect(await charge(answer(reply))).toMatchObject({ kind: 'unknown', reason: 'integrity', integrityProblem: field });
    });

    test.each([1n, 99n, 100n, 10_000n, 10_050n, 12_345_678n])('%d paisa, the payer and the reference are on the wire as asked', async (minor) => {
      const { charge, harness, provider } = bench();
      const { reference, payer } = chargeOrder();
      await charge(answer(harness.charge.paid), { amount: money(minor, 'PKR') });
      const asked = provider.received.map((request) => harness.readCharge(request));
      expect(asked).toEqual([{ reference, amountMinor: minor, mobile: payer.mobile }]);
    });

    test.each(['<b>"Eid" & \'sale\' 50% off | a\\b {c}: x=y*</b>', 'عید مبارک', '', '\u0000\n\r', 'x'.repeat(2_000)])('the description %j does not make the request invalid', async (description) => {
      const { charge, harness } = bench();
      expect(await charge(answer(harness.charge.paid), { description })).toMatchObject({ kind: 'succeeded' });
    });

    test('a payer of whom only the number is known can be charged', async () => {
      const { charge, harness } = bench();
      const payer = { mobile: '03451234567', name: '', email: '', cnic: '' };
      expect(await charge(answer(harness.charge.paid), { payer })).toMatchObject({ kind: 'succeeded' });
    });

    test('after its time it does not leave', async () => {
      const { charge, harness, provider } = bench();
      expect(await charge(answer(harness.charge.paid), { leaveBy: performance.now() - 1 })).toEqual({ kind: 'not_sent', reason: 'too_late' });
      expect(provider.received).toHaveLength(0);
    });

    test('an answer that repeats our secrets does not carry them into the outcome', async () => {
      const { charge, harness } = bench();
      for (const secret of Object.values(harness.section('http://127.0.0.1:9').secrets)) {
        expectNoSecrets(harness, await charge(answer(harness.charge.coded(`denied for ${secret}`))));
      }
    });
  });
}
