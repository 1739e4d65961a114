import { describe, expect, test } from '@jest/globals';
import { never, refundOf, refundOrder } from './bench.ts';
import type { Bench } from './bench.ts';
import type { ConnectorHarness } from './harness.ts';
import { testTransport } from './transport-guarantees.ts';

export function describeRefund(bench: () => Bench, harness: ConnectorHarness): void {
  const { refund: script } = harness;
  if (script === null) {
    test('refund: the channel says that there is none, and there is none', () => {
      const { prepared, connector } = bench();
      expect(prepared.refunds).toBe(false);
      expect('refund' in connector).toBe(false);
    });
    return;
  }
  describe('refund', () => {
    testTransport(bench, (behaviour) => bench().refund(behaviour), () => refundOf(bench().nowhere)(refundOrder(), never()));

    test('done is succeeded, refused is declined, an undocumented code is unknown', async () => {
      const { refund, prepared } = bench();
      expect(prepared.refunds).toBe(true);
      expect(await refund({ kind: 'answer', body: script.done })).toMatchObject({ kind: 'succeeded' });
      expect(await refund({ kind: 'answer', body: script.refused })).toMatchObject({ kind: 'declined' });
      expect(await refund({ kind: 'answer', body: script.coded(harness.undocumentedCode) })).toMatchObject({ kind: 'unknown' });
    });

    test('after its time it does not leave', async () => {
      const { refund, provider } = bench();
      expect(await refund({ kind: 'answer', body: script.done }, { leaveBy: performance.now() - 1 })).toEqual({ kind: 'not_sent', reason: 'too_late' });
      expect(provider.received).toHaveLength(0);
    });
  });
}
