import { describe, expect, test } from '@jest/globals';
import { INTEGRITY_FIELDS } from '../outcomes.ts';
import { inquiryOrder, never } from './bench.ts';
import type { Bench } from './bench.ts';
import type { Reply } from './harness.ts';
import { testTransport } from './transport-guarantees.ts';

const answer = (body: Reply) => ({ kind: 'answer', body }) as const;
/** Long after every window: even then nothing but a clear word counts. */
const LATE = { conclusive: true, notFoundConclusive: true };

export function describeInquiry(bench: () => Bench): void {
  describe('inquiry', () => {
    testTransport(bench, (behaviour) => bench().inquire(behaviour, LATE), () => bench().nowhere.inquire({ ...inquiryOrder(), ...LATE }, never()));

    test.each([{}, LATE])('paid is succeeded at any time', async (when) => {
      const { inquire, harness } = bench();
      expect(await inquire(answer(harness.inquiry.paid), when)).toMatchObject({ kind: 'succeeded' });
    });

    test('"no such transaction" proves nothing before the window', async () => {
      const { inquire, harness } = bench();
      for (const when of [{}, { conclusive: true }]) {
        expect(await inquire(answer(harness.inquiry.notFound), when)).toMatchObject({ kind: 'unknown', reason: 'not_found_yet' });
      }
    });

    test('"no such transaction" after the window proves that nothing arrived', async () => {
      const { inquire, harness } = bench();
      expect(await inquire(answer(harness.inquiry.notFound), LATE)).toEqual({ kind: 'not_sent', reason: 'never_received' });
    });

    test('"failed" before the window leaves the payment open', async () => {
      const { inquire, harness } = bench();
      const outcome = await inquire(answer(harness.inquiry.failed));
      expect(['pending', 'unknown']).toContain(outcome.kind);
    });

    test('"failed" after the window is a decline', async () => {
      const { inquire, harness } = bench();
      expect(await inquire(answer(harness.inquiry.failed), LATE)).toMatchObject({ kind: 'declined' });
    });

    test('an inquiry that did not work itself says nothing about the payment', async () => {
      const { inquire, harness } = bench();
      for (const code of [harness.undocumentedCode, harness.charge.declineCode, '']) {
        expect(await inquire(answer(harness.inquiry.coded(code)), LATE)).toMatchObject({ kind: 'unknown' });
      }
    });

    test.each(INTEGRITY_FIELDS)('paid, but with another %s than asked, is unknown and says so', async (field) => {
      const { inquire, harness } = bench();
      const reply = harness.inquiry.contradicts[field];
      if (reply === undefined) return;
      expect(await inquire(answer(reply), LATE)).toMatchObject({ kind: 'unknown', reason: 'integrity', integrityProblem: field });
    });
  });
}
