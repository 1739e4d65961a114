import { crc32c } from '@platformatic/kafka';

/** A record as it is written. */
export interface BatchRecord {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
  /** In this order. */
  readonly headers: Readonly<Record<string, string>>;
}

const HEAD_BYTES = 61;
/** What stands in front of the bytes that the length counts, and of those that the checksum covers. */
const LENGTH_END = 12;
const CHECKSUM_END = 21;
const MAGIC = 2;
/** No transaction, no idempotence. */
const NOBODY = -1;
/** Of a record's own time and attributes, which no record of ours has, a byte each. */
const TIME_AND_ATTRIBUTES = 2;

/**
 * What of each record does not depend on its batch, all in one piece of memory: key, value and headers. This is most of the work of a batch, and can be done when a record comes
 * rather than when its batch goes.
 */
export function recordBodies(records: readonly BatchRecord[]): Buffer[] {
  const bytes = Buffer.allocUnsafeSlow(records.reduce((sum, record) => sum + bodySize(record), 0));
  let at = 0;
  return records.map((record) => {
    const from = at;
    at = writeBody(bytes, record, from);
    return bytes.subarray(from, at);
  });
}

/**
 * Kafka's record batch, version 2, uncompressed (https://kafka.apache.org/documentation/#recordbatch), as one piece of memory: what makes a buffer of each field costs several
 * times as much CPU time, and leaves the more to be collected.
 *
 * @param bodies of its records, at least one
 * @param timestampMs of all of them
 */
export function recordBatch(bodies: readonly Uint8Array[], timestampMs: number): Buffer {
  const sizes = bodies.map((body, index) => TIME_AND_ATTRIBUTES + varintSize(index) + body.length);
  const bytes = Buffer.allocUnsafeSlow(sizes.reduce((sum, size) => sum + varintSize(size) + size, HEAD_BYTES));
  let at = HEAD_BYTES;
  bodies.forEach((body, index) => {
    at = writeVarint(bytes, sizes[index] as number, at);
    bytes[at] = 0; // attributes
    bytes[at + 1] = 0; // time after the first
    at = writeVarint(bytes, index, at + TIME_AND_ATTRIBUTES);
    bytes.set(body, at);
    at += body.length;
  });
  writeHead(bytes, bodies.length, BigInt(timestampMs));
  return bytes;
}

function writeHead(bytes: Buffer, count: number, timestamp: bigint): void {
  bytes.writeBigInt64BE(0n, 0); // first offset
  bytes.writeInt32BE(bytes.length - LENGTH_END, 8);
  bytes.writeInt32BE(NOBODY, 12); // epoch of the leader, which the broker knows
  bytes.writeInt8(MAGIC, 16);
  bytes.writeInt16BE(0, 21); // attributes
  bytes.writeInt32BE(count - 1, 23);
  bytes.writeBigInt64BE(timestamp, 27); // first
  bytes.writeBigInt64BE(timestamp, 35); // last
  bytes.writeBigInt64BE(BigInt(NOBODY), 43); // producer
  bytes.writeInt16BE(NOBODY, 51); // its epoch
  bytes.writeInt32BE(NOBODY, 53); // first sequence
  bytes.writeInt32BE(count, 57);
  bytes.writeUInt32BE(crc32c(bytes.subarray(CHECKSUM_END)), 17);
}

function bodySize({ key, value, headers }: BatchRecord): number {
  const names = Object.keys(headers);
  let size = fieldSize(key.length) + fieldSize(value.length) + varintSize(names.length);
  for (const name of names) size += fieldSize(Buffer.byteLength(name)) + fieldSize(Buffer.byteLength(headers[name] as string));
  return size;
}

function writeBody(bytes: Buffer, { key, value, headers }: BatchRecord, from: number): number {
  const names = Object.keys(headers);
  let at = writeBytes(bytes, key, from);
  at = writeBytes(bytes, value, at);
  at = writeVarint(bytes, names.length, at);
  for (const name of names) {
    at = writeText(bytes, name, at);
    at = writeText(bytes, headers[name] as string, at);
  }
  return at;
}

function fieldSize(length: number): number {
  return varintSize(length) + length;
}

function writeBytes(bytes: Buffer, field: Uint8Array, from: number): number {
  const at = writeVarint(bytes, field.length, from);
  bytes.set(field, at);
  return at + field.length;
}

function writeText(bytes: Buffer, text: string, from: number): number {
  const at = writeVarint(bytes, Buffer.byteLength(text), from);
  return at + bytes.write(text, at);
}

/** Of a number that is not negative and below 2 ** 30. Lengths are signed on the wire: each is doubled (zigzag). */
function varintSize(number: number): number {
  let size = 1;
  for (let left = number >>> 6; left > 0; left >>>= 7) size += 1;
  return size;
}

function writeVarint(bytes: Buffer, number: number, from: number): number {
  let left = number << 1;
  let at = from;
  for (; left > 0x7f; left >>>= 7) bytes[at++] = (left & 0x7f) | 0x80;
  bytes[at] = left;
  return at + 1;
}
