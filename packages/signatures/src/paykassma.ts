import { createHash } from 'node:crypto';
import { equalsHex, requireSecret } from './digests.ts';
import { scanJsonObject } from './json-scan.ts';
import type { JsonMember } from './json-scan.ts';

/** What a withdrawal's signature is over: the values joined by colons, or the body's text without the signature. */
export type PaykassmaSignMode = 'values-colon' | 'raw-json';

/** What several clients of this API family write where others write `1` and nothing. */
const BOOLEANS = [
  { true: '1', false: '' },
  { true: 'true', false: 'false' },
  { true: '1', false: '0' },
] as const;
type Booleans = (typeof BOOLEANS)[number];

/**
 * Whether a withdrawal's JSON body carries the right `signature`: `sha1(private_key + md5(text))`, hexadecimal in either case. The text is
 * the values of all other members, ordered by name, joined by `:` (`values-colon`), or the body itself without the member (`raw-json`).
 * Takes the raw body, because numbers are signed as they were written. A body that is not a JSON object is just false.
 */
export function verifyPaykassmaWithdrawal(body: string, privateKey: string, mode: PaykassmaSignMode = 'values-colon'): boolean {
  requireSecret(privateKey, 'Paykassma private key');
  const members = scanJsonObject(body) ?? [];
  const received = members.find(({ name }) => name === 'signature');
  if (received?.kind !== 'string') return false;
  const texts = mode === 'raw-json' ? withoutSignature(body) : BOOLEANS.map((booleans) => joinedValues(members, booleans));
  return texts.some((text) => equalsHex(digest(privateKey, text), received.text));
}

/** The `signature` of a withdrawal's body that has none yet; 40 lower-case hexadecimal digits. */
export function signPaykassmaWithdrawal(body: string, privateKey: string): string {
  requireSecret(privateKey, 'Paykassma private key');
  return digest(privateKey, joinedValues(scanJsonObject(body) ?? [], BOOLEANS[0])).toString('hex');
}

/**
 * The `signature` of a postback: `sha1(access_key + private_access_key + md5(JSON text of additional_data))`, lower-case hexadecimal.
 * @param array the very text that stands in the body: a receiver hashes what it decodes and encodes again
 */
export function signPaykassmaPostback(array: string, accessKey: string, privateAccessKey: string): string {
  requireSecret(privateAccessKey, 'Paykassma private access key');
  return digest(accessKey + privateAccessKey, array).toString('hex');
}

function digest(key: string, text: string): Buffer {
  const inner = createHash('md5').update(text, 'utf8').digest('hex');
  return createHash('sha1').update(key + inner, 'utf8').digest();
}

function joinedValues(members: readonly JsonMember[], booleans: Booleans): string {
  return byName(members.filter(({ name }) => name !== 'signature'))
    .flatMap((member) => textsOf(member, booleans))
    .join(':');
}

/** An empty object leaves one empty place; a list counts by its positions. */
function textsOf(member: JsonMember, booleans: Booleans): string[] {
  switch (member.kind) {
    case 'string':
      return [member.text];
    case 'number':
      return [numberText(member.text)];
    case 'boolean':
      return [member.text === 'true' ? booleans.true : booleans.false];
    case 'null':
      return [''];
    case 'nested': {
      const inner = byName(nestedMembers(member.text)).flatMap((each) => textsOf(each, booleans));
      return inner.length === 0 ? [''] : inner;
    }
    default:
      return member.kind satisfies never;
  }
}

function nestedMembers(raw: string): JsonMember[] {
  if (raw.startsWith('{')) return scanJsonObject(raw) ?? [];
  // A list as an object with its positions for names keeps each item's raw text; beyond ten the names are padded to stay in order.
  const items: unknown = JSON.parse(raw);
  if (!Array.isArray(items)) return [];
  return scanJsonObject(JSON.stringify(Object.fromEntries(items.map((item: unknown, at) => [`p${String(at).padStart(6, '0')}`, item])))) ?? [];
}

/** As PHP prints a number: `100.0` is `100`, `99.50` is `99.5`. An integer keeps its digits, however many. */
function numberText(raw: string): string {
  return /^-?\d+$/.test(raw) ? raw : String(Number(raw));
}

// UTF-8 bytes sort as code points do, UTF-16 code units do not.
function byName(members: readonly JsonMember[]): JsonMember[] {
  return members.toSorted((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
}

/** The body without its signature: as it was written, and as a client that encodes compactly writes it. */
function withoutSignature(body: string): string[] {
  const cut = body.replace(/,\s*"signature"\s*:\s*"[^"\\]*"|"signature"\s*:\s*"[^"\\]*"\s*,?\s*/, '');
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== 'object' || parsed === null) return [cut];
  const { signature: _cut, ...rest } = parsed as { signature?: unknown };
  return [cut, JSON.stringify(rest)];
}
