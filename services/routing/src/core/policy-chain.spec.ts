import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalJson, documentHash, isWhole, nextRecord, type PolicyRecord } from './policy-chain.ts';

function chainOf(length: number): PolicyRecord[] {
  const records: PolicyRecord[] = [];
  for (let index = 0; index < length; index += 1) {
    const change = { document: canonicalJson({ formatVersion: 1, order: [`c${index}`] }), changedBy: 'operator:asma', at: new Date(index), note: 'why' };
    records.push(nextRecord('platform', records.at(-1) ?? null, change, '{}'));
  }
  return records;
}
async function* read(records: readonly PolicyRecord[]): AsyncIterable<PolicyRecord> {
  yield* records;
}

describe('the history of a policy', () => {
  test('links each change to the one before, by document and by record', () => {
    const [first, second] = chainOf(2);
    expect(first).toMatchObject({ version: 1, hashBefore: documentHash('{}') });
    expect(second).toMatchObject({ version: 2, hashBefore: first?.hashAfter, previousHash: first?.recordHash });
  });

  test('is whole as it was written', async () => {
    expect(await isWhole(read(chainOf(5)))).toBe(true);
    expect(await isWhole(read([]))).toBe(true);
  });

  test('is not whole when any field of any record is changed, or one is taken out', async () => {
    const changes: Partial<PolicyRecord>[] = [{ document: '{}' }, { changedBy: 'operator:other' }, { at: new Date(99) }, { note: '' }, { hashAfter: 'x' }, { hashBefore: 'x' }, { version: 9 }, { scope: 'test/mer_1' }];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...changes), fc.nat(3), async (change, at) => {
        const changed = chainOf(4).map((record, index) => (index === at ? { ...record, ...change } : record));
        return !(await isWhole(read(changed)));
      }),
    );
    expect(await isWhole(read(chainOf(4).filter((_record, index) => index !== 1)))).toBe(false);
  });

  test('has one text for one document, whatever the order of its keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}');
  });
});
