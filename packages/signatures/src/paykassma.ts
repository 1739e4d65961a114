import { createHash } from 'node:crypto';
import { equalsHex, requireSecret } from './digests.ts';
import { jsonLeaves } from './json-leaves.ts';
import { scanJsonObject } from './json-scan.ts';
import type { JsonScalar } from './json-scan.ts';

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
  const received = scanJsonObject(body)?.find(({ name }) => name === 'signature');
  if (received?.kind !== 'string') return false;
  const texts = mode === 'raw-json' ? withoutSignature(body) : readings(body);
  return texts.some((text) => equalsHex(digest(privateKey, text), received.text));
}

/** The `signature` of a withdrawal's body that has none yet; 40 lower-case hexadecimal digits. */
export function signPaykassmaWithdrawal(body: string, privateKey: string): string {
  requireSecret(privateKey, 'Paykassma private key');
  return digest(privateKey, joinedValues(signedValues(body), BOOLEANS[0])).toString('hex');
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

/** The text that is signed, once for each way to write booleans. */
function readings(body: string): string[] {
  const values = signedValues(body);
  return BOOLEANS.map((booleans) => joinedValues(values, booleans));
}

/** An empty object leaves one empty place; a list counts by its positions. */
function signedValues(body: string): JsonScalar[] {
  return jsonLeaves(body, 'signature') ?? [];
}

function joinedValues(leaves: readonly JsonScalar[], booleans: Booleans): string {
  return leaves.map((leaf) => textOf(leaf, booleans)).join(':');
}

function textOf({ kind, text }: JsonScalar, booleans: Booleans): string {
  switch (kind) {
    case 'string':
      return text;
    case 'number':
      return numberText(text);
    case 'boolean':
      return text === 'true' ? booleans.true : booleans.false;
    case 'null':
      return '';
    default:
      return kind satisfies never;
  }
}

/** As PHP prints a number: `100.0` is `100`, `99.50` is `99.5`. An integer keeps its digits, however many. */
function numberText(raw: string): string {
  return /^-?\d+$/.test(raw) ? raw : String(Number(raw));
}

/** The body without its signature: as it was written, and as a client that encodes compactly writes it. */
function withoutSignature(body: string): string[] {
  const cut = body.replace(/,\s*"signature"\s*:\s*"[^"\\]*"|"signature"\s*:\s*"[^"\\]*"\s*,?\s*/, '');
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== 'object' || parsed === null) return [cut];
  const { signature: _cut, ...rest } = parsed as { signature?: unknown };
  return [cut, JSON.stringify(rest)];
}
