import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createIds } from './ids.ts';

const ids = createIds('a secret of sixteen');
const text = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('ids', () => {
  test('references are 20 characters A-Z and 2-7 behind an A, and stable', () => {
    fc.assert(
      fc.property(text, text, fc.nat(50), (paymentId, operation, tryNumber) => {
        const reference = ids.providerReference(paymentId, operation, tryNumber);
        expect(reference).toMatch(/^A[A-Z2-7]{19}$/);
        expect(createIds('a secret of sixteen').providerReference(paymentId, operation, tryNumber)).toBe(reference);
      }),
    );
  });

  test('no two attempts, operations or payments share a reference', () => {
    const seen = new Set<string>();
    for (let payment = 0; payment < 200; payment += 1) {
      for (const operation of ['charge', 'refund:a', 'refund:b']) {
        for (let tryNumber = 1; tryNumber <= 12; tryNumber += 1) seen.add(ids.providerReference(`pay_${payment}`, operation, tryNumber));
      }
    }
    expect(seen.size).toBe(200 * 3 * 12);
  });

  test('a payment id depends on merchant, dialect, mode, key and secret', () => {
    const id = ids.paymentId('mer_1', 'native', 'test', 'key');
    expect(id).toMatch(/^pay_[0-9a-f]{32}$/);
    const others = [
      ids.paymentId('mer_2', 'native', 'test', 'key'),
      ids.paymentId('mer_1', 'paypro', 'test', 'key'),
      ids.paymentId('mer_1', 'native', 'live', 'key'),
      ids.paymentId('mer_1', 'native', 'test', 'other'),
      createIds('another secret 16').paymentId('mer_1', 'native', 'test', 'key'),
    ];
    expect(new Set([id, ...others]).size).toBe(6);
  });

  test('content hashes do not depend on the order of keys, and do on every value', () => {
    const content = fc.dictionary(text, fc.oneof(text, fc.bigInt(), fc.date({ noInvalidDate: true }), fc.constant(null)));
    fc.assert(
      fc.property(content, text, (value, other) => {
        const reordered = Object.fromEntries(Object.entries(value).toReversed());
        expect(ids.contentHash(reordered)).toBe(ids.contentHash(value));
        expect(ids.contentHash({ ...value, 'one more': other })).not.toBe(ids.contentHash(value));
      }),
    );
  });

  test('a number gives another key in each world, and none that shows it', () => {
    expect(ids.payerKey('test', '03115112345')).not.toBe(ids.payerKey('live', '03115112345'));
    expect(ids.payerKey('test', '03115112345')).toMatch(/^[0-9a-f]{32}$/);
  });
});
