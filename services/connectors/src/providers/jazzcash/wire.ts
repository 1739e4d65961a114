import { contradiction, plainText, readJson, safeCode } from '@adaigi/connector-kit';
import type { ConnectorDeps, HttpAnswer } from '@adaigi/connector-kit';
import type { Money, Outcome, ProviderFacts } from '@adaigi/domain';
import { jazzcashHash, scanJsonObject, verifyJazzcashHash } from '@adaigi/signatures';
import type { JazzcashConfig } from './config.ts';

/** Fields of a message. JazzCash writes an absent value as `""` or `null`. */
export type WireFields = Readonly<Record<string, string | null>>;

/** Characters that JazzCash replaces or refuses; they must go before hashing. */
const REFUSED = /[<>\\*=%/:'"{}|]/g;

export function wireDescription(text: string): string {
  return plainText(text, REFUSED, 200);
}

export function signed(fields: WireFields, config: Pick<JazzcashConfig, 'salt'>): WireFields {
  return { ...fields, pp_SecureHash: jazzcashHash(fields, config.salt.reveal()) };
}

export interface Call {
  readonly path: string;
  readonly fields: WireFields;
  readonly timeoutMs: number;
  readonly leaveBy?: number;
  readonly signal: AbortSignal;
}

export async function send(config: JazzcashConfig, deps: ConnectorDeps, call: Call): Promise<HttpAnswer> {
  const { path, timeoutMs, signal, leaveBy } = call;
  const body = JSON.stringify(signed(call.fields, config));
  return deps.http.post({ path, contentType: 'application/json', body, timeoutMs, signal, ...(leaveBy === undefined ? {} : { leaveBy }) });
}

/** The fields of an answer, or what the lack of them proves. */
export type Reply = { readonly kind: 'fields'; readonly fields: WireFields } | { readonly kind: 'outcome'; readonly outcome: Outcome };

export function readReply(answer: HttpAnswer): Reply {
  const read = readJson(answer);
  return read.kind === 'outcome' ? read : { kind: 'fields', fields: readFields(read.text) ?? {} };
}

/** Null unless the text is a JSON object. Numbers keep the text they were written in, because the hash is over that text. */
export function readFields(text: string): WireFields | null {
  const members = scanJsonObject(text);
  return members === null ? null : Object.fromEntries(members.map(({ name, kind, text }) => [name.trim(), kind === 'null' ? null : text]));
}

export function value(fields: WireFields, name: string): string {
  return fields[name] ?? '';
}

/** Both spellings of the retrieval reference occur. */
export function factsOf(fields: WireFields, code: string): ProviderFacts {
  const number = value(fields, 'pp_RetreivalReferenceNo') || value(fields, 'pp_RetrievalReferenceNo');
  return { providerCode: safeCode(code), providerTransactionId: safeCode(number) };
}

export type HashState = 'valid' | 'wrong' | 'absent';

export function hashState(fields: WireFields, config: Pick<JazzcashConfig, 'salt'>): HashState {
  if (value(fields, 'pp_SecureHash') === '') return 'absent';
  return verifyJazzcashHash(fields, config.salt.reveal()) ? 'valid' : 'wrong';
}

/** What an answer must agree with. */
export interface Asked {
  readonly reference: string;
  readonly amount: Money;
}

/**
 * The first field that contradicts what was asked, as an outcome; null when none does.
 * @param demanded fields that must be there; others are compared where they are
 */
export function integrity(
  config: JazzcashConfig,
  fields: WireFields,
  asked: Asked,
  facts: ProviderFacts,
  demanded: readonly string[],
): Outcome | null {
  const expected = [
    ['reference', 'pp_TxnRefNo', asked.reference],
    ['merchant', 'pp_MerchantID', config.merchantId],
    ['currency', 'pp_TxnCurrency', asked.amount.currency],
    ['amount', 'pp_Amount', asked.amount.minor.toString()],
  ] as const;
  for (const [problem, name, right] of expected) {
    const given = value(fields, name);
    if (given === '' ? demanded.includes(name) : given !== right) return contradiction(problem, facts);
  }
  return null;
}
