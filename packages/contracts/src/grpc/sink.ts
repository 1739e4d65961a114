const FIRST_BYTES = 16 * 1024;
/** Up to this length a loop over the characters beats a call into the engine's own code. */
const SHORT = 48;

/**
 * Protocol buffers written from their end to their beginning: the length of what is inside is known by the time it is wanted, so nothing is measured or copied twice.
 * One is enough for a process, since writing a message awaits nothing.
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class Sink {
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #at = FIRST_BYTES;

  /** Bytes written so far. */
  get length(): number {
    return this.#bytes.length - this.#at;
  }

  /** A copy of what was written; the sink is empty then. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(this.#at));
    this.clear();
    return taken;
  }

  clear(): void {
    this.#at = this.#bytes.length;
  }

  /** @param value a whole number from 0 to 2^32 - 1 */
  varint(value: number): void {
    const size = value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
    this.#room(size);
    this.#at -= size;
    let left = value;
    for (let index = this.#at; index < this.#at + size - 1; index += 1) {
      this.#bytes[index] = (left & 0x7f) | 0x80;
      left >>>= 7;
    }
    this.#bytes[this.#at + size - 1] = left;
  }

  /** Negative ones take ten bytes, as the format wants it. */
  int32(value: number): void {
    const whole = value | 0;
    if (whole >= 0) this.varint(whole);
    else this.int64(BigInt(whole));
  }

  int64(value: bigint): void {
    let left = BigInt.asUintN(64, value);
    if (left < 0x1_0000_0000n) return this.varint(Number(left));
    const septets: number[] = [];
    for (; left > 0n; left >>= 7n) septets.push(Number(left & 0x7fn));
    this.#room(septets.length);
    this.#at -= septets.length;
    for (const [index, septet] of septets.entries()) this.#bytes[this.#at + index] = index === septets.length - 1 ? septet : septet | 0x80;
  }

  double(value: number): void {
    this.#room(8);
    this.#at -= 8;
    this.#view.setFloat64(this.#at, value, true);
  }

  /** UTF-8 with its length before it. */
  string(text: string): void {
    const size = this.#ascii(text) ? text.length : this.#utf8(text);
    this.varint(size);
  }

  /** False, and nothing written, when the text is long or more than ASCII. */
  #ascii(text: string): boolean {
    const { length } = text;
    if (length > SHORT) return false;
    this.#room(length);
    const from = this.#at - length;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) return false;
      this.#bytes[from + index] = code;
    }
    this.#at = from;
    return true;
  }

  #utf8(text: string): number {
    const size = Buffer.byteLength(text);
    this.#room(size);
    this.#at -= size;
    this.#bytes.write(text, this.#at, size, 'utf8');
    return size;
  }

  #room(size: number): void {
    if (this.#at >= size) return;
    const { length } = this;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, length + size));
    this.#bytes.copy(larger, larger.length - length, this.#at);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
    this.#at = larger.length - length;
  }
}
