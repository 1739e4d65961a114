/** The few DER forms that a certificate needs (X.690). */

function tlv(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

function lengthOf(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size]);
  return size < 0x100 ? Buffer.from([0x81, size]) : Buffer.from([0x82, size >> 8, size & 0xff]);
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => tlv(0x30, ...contents);
export const set = (...contents: readonly Uint8Array[]): Buffer => tlv(0x31, ...contents);
export const octets = (content: Uint8Array): Buffer => tlv(0x04, content);
export const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text));
export const yes = (): Buffer => tlv(0x01, Buffer.from([0xff]));
/** Positive, big-endian, without a leading zero byte of its own. */
export const integer = (content: Uint8Array): Buffer => tlv(0x02, Buffer.from((content[0] ?? 0) >= 0x80 ? [0] : []), content);
export const bits = (content: Uint8Array): Buffer => tlv(0x03, Buffer.from([0]), content);
export const time = (at: Date): Buffer => tlv(0x18, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`));
/** `[number]` with its content as it is; constructed where the content is a structure. */
export const tagged = (number: number, constructed: boolean, content: Uint8Array): Buffer => tlv((constructed ? 0xa0 : 0x80) | number, content);

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
