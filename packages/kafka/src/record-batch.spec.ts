import { describe, expect, test } from '@jest/globals';
import { crc32c, murmur2 as theirs, Reader, readRecordsBatch } from '@platformatic/kafka';
import fc from 'fast-check';
import { murmur2, partitionOf } from './partition.ts';
import { recordBatch, recordBodies, type BatchRecord } from './record-batch.ts';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
// With the lengths around those at which a length takes one byte more.
const value = fc.oneof(bytes(300), fc.constantFrom(0, 63, 64, 8_191, 8_192, 100_000).map((length) => new Uint8Array(length).fill(7)));
const record: fc.Arbitrary<BatchRecord> = fc.record({
  key: bytes(80),
  value,
  headers: fc.dictionary(fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }), fc.string({ maxLength: 200, unit: 'grapheme' }), { maxKeys: 9, noNullPrototype: true }),
});

describe('a record batch', () => {
  test('is read by the library as what was written, with the checksum of its bytes', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 150 }), fc.nat(2 ** 41), (records, timestampMs) => {
        const batch = recordBatch(recordBodies(records), timestampMs);
        const read = readRecordsBatch(Reader.from(batch));
        expect({ ...read, records: [] }).toMatchObject({ firstOffset: 0n, magic: 2, attributes: 0, lastOffsetDelta: records.length - 1, firstTimestamp: BigInt(timestampMs), maxTimestamp: BigInt(timestampMs) });
        expect(read.length).toBe(batch.length - 12);
        expect(read.crc).toBe(crc32c(batch.subarray(21)));
        expect([read.producerId, read.producerEpoch, read.firstSequence]).toEqual([-1n, -1, -1]);
        expect(read.records.map(({ offsetDelta, timestampDelta }) => [offsetDelta, timestampDelta])).toEqual(records.map((_, index) => [index, 0n]));
        expect(read.records.map(plain)).toEqual(records.map(({ key, value: text, headers }) => ({ key: hex(key), value: hex(text), headers: Object.entries(headers) })));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the partition of a key', () => {
  test('is that of the other clients, whatever the key', () => {
    fc.assert(
      fc.property(bytes(40), fc.integer({ min: 1, max: 64 }), (key, count) => {
        expect(partitionOf(murmur2(key), count)).toBe((theirs(Buffer.from(key)) & 0x7fffffff) % count);
      }),
      { numRuns: 5_000 },
    );
  });

  test('is that of the published vectors of Kafka', () => {
    // org.apache.kafka.common.utils.UtilsTest.testMurmur2.
    const vectors = { '21': -973932308, foobar: -790332482, 'a-little-bit-long-string': -985981536, 'a-little-bit-longer-string': -1486304829, lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8: -58897971, abc: 479470107 };
    for (const [text, hash] of Object.entries(vectors)) expect(murmur2(Buffer.from(text))).toBe(hash);
  });
});

function plain({ key, value: text, headers }: ReturnType<typeof readRecordsBatch>['records'][number]) {
  return { key: hex(key), value: hex(text), headers: [...headers].map(([name, content]) => [String(name), String(content)]) };
}

function hex(content: Uint8Array | null): string | null {
  return content === null ? null : Buffer.from(content).toString('hex');
}
