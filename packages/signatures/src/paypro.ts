import { createHash } from 'node:crypto';
import { equalsHex, requireSecret } from './digests.ts';
import { scanJsonObject } from './json-scan.ts';
import type { JsonMember } from './json-scan.ts';
import { inUtf8Order } from './utf8-order.ts';

/** What differs between merchants of this API family; the vendor's text leaves it open. */
export interface PayproSignSettings {
  /** Where the secret goes: behind the pairs, before them, or behind them as `&key=secret`. */
  readonly mode: 'append' | 'prepend' | 'key';
  readonly separator: '' | '&';
  /** JSON null: left out, or signed as the text `null`. A verifier tries this one first, then the other. */
  readonly nulls: 'skip' | 'text';
  /** Empty strings: left out, or signed as `name=`. A verifier tries this one first, then the other. */
  readonly empties: 'drop' | 'keep';
}

export const PAYPRO_SIGN_DEFAULTS: PayproSignSettings = { mode: 'append', separator: '', nulls: 'skip', empties: 'drop' };

const WITH_SECRET = {
  append: (pairs: string, secret: string) => `${pairs}${secret}`,
  prepend: (pairs: string, secret: string) => `${secret}${pairs}`,
  key: (pairs: string, secret: string) => `${pairs}&key=${secret}`,
} satisfies Record<PayproSignSettings['mode'], unknown>;

type Field = readonly [name: string, rawText: string | null];

/**
 * PayPro's `sign`: MD5 over `name=value` of all fields but `sign`, ordered by name, with the secret.
 * @param fields top-level scalars; a number as its raw JSON text, `null` for JSON null
 * @returns 32 lower-case hexadecimal digits
 */
export function payproSign(fields: readonly Field[], secret: string, settings: PayproSignSettings = PAYPRO_SIGN_DEFAULTS): string {
  return digest(inOrder(fields), secret, settings).toString('hex');
}

/**
 * Whether a JSON body carries the right `sign`. Takes the raw body, because numbers are signed as they were written.
 * Every received scalar counts, known or not; nested values do not. A body that is not a JSON object is just false.
 */
export function verifyPayproSign(body: string, secret: string, settings: PayproSignSettings = PAYPRO_SIGN_DEFAULTS): boolean {
  requireSecret(secret, 'PayPro secret');
  const members = scanJsonObject(body) ?? [];
  const received = members.find((member) => member.name === 'sign');
  if (received?.kind !== 'string') return false;
  const fields = inOrder(members.filter((member) => member.kind !== 'nested').map(toField));
  return readings(settings).some((reading) => equalsHex(digest(fields, secret, reading), received.text));
}

function toField(member: JsonMember): Field {
  return [member.name, member.kind === 'null' ? null : member.text];
}

/** The merchant's own reading of nulls and empties first; the others exist because clients of this API disagree. */
function readings(settings: PayproSignSettings): PayproSignSettings[] {
  const otherNulls = settings.nulls === 'skip' ? 'text' : 'skip';
  const otherEmpties = settings.empties === 'drop' ? 'keep' : 'drop';
  return [
    settings,
    { ...settings, nulls: otherNulls },
    { ...settings, empties: otherEmpties },
    { ...settings, nulls: otherNulls, empties: otherEmpties },
  ];
}

function inOrder(fields: readonly Field[]): Field[] {
  return inUtf8Order(fields, ([name]) => name);
}

/** @param fields ordered by name */
function digest(fields: readonly Field[], secret: string, settings: PayproSignSettings): Buffer {
  requireSecret(secret, 'PayPro secret');
  const pairs = fields
    .filter(([name, value]) => name !== 'sign' && isSigned(value, settings))
    .map(([name, value]) => `${name}=${value ?? 'null'}`)
    .join(settings.separator);
  return createHash('md5').update(WITH_SECRET[settings.mode](pairs, secret), 'utf8').digest();
}

function isSigned(value: string | null, settings: PayproSignSettings): boolean {
  if (value === null) return settings.nulls === 'text';
  return value !== '' || settings.empties === 'keep';
}
