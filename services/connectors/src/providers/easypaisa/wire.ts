import { contradiction, readJson, safeCode, unknown } from '@adaigi/connector-kit';
import type { ConnectorDeps } from '@adaigi/connector-kit';
import type { Outcome, ProviderFacts } from '@adaigi/domain';
import { easypaisaCredentials, scanJsonObject, sealEasypaisaBody, sliceEasypaisaBody, verifyEasypaisa } from '@adaigi/signatures';
import type { EasypaisaConfig } from './config.ts';

/** The fields of an answer; numbers in the text they were written in, `null` and absent as empty. */
export type WireFields = Readonly<Record<string, string>>;

export interface Call {
  readonly path: string;
  /** The request, in the order of its keys: v5 signs this very text. */
  readonly request: Readonly<Record<string, string | number>>;
  readonly timeoutMs: number;
  readonly leaveBy?: number;
  readonly signal: AbortSignal;
}

export type Reply = { readonly kind: 'fields'; readonly fields: WireFields } | { readonly kind: 'outcome'; readonly outcome: Outcome };

/** Sends a call as v4 (plain) or v5 (signed envelope) and reads the answer the same way. */
export async function send(config: EasypaisaConfig, deps: ConnectorDeps, call: Call): Promise<Reply> {
  const { path, timeoutMs, signal, leaveBy } = call;
  const headers = { credentials: easypaisaCredentials(config.username.reveal(), config.password.reveal()) };
  const body = seal(config, call.request);
  const answer = await deps.http.post({ path, headers, contentType: 'application/json', body, timeoutMs, signal, ...(leaveBy === undefined ? {} : { leaveBy }) });
  const read = readJson(answer);
  return read.kind === 'outcome' ? read : open(config, read.text);
}

export function seal(config: EasypaisaConfig, request: Call['request']): string {
  const inner = JSON.stringify(request);
  return config.keys === null ? inner : sealEasypaisaBody('request', inner, config.keys.merchantPrivate.reveal());
}

/** An answer that is not signed by Easypaisa's key proves nothing, whatever it says. */
export function open(config: EasypaisaConfig, text: string): Reply {
  if (config.keys === null) return fieldsOf(text);
  const sealed = sliceEasypaisaBody('response', text);
  if (sealed === null) return { kind: 'outcome', outcome: contradiction('signature') };
  const genuine = verifyEasypaisa(sealed.inner, sealed.signature, config.keys.providerPublic.reveal());
  return genuine ? fieldsOf(sealed.inner) : { kind: 'outcome', outcome: contradiction('signature') };
}

function fieldsOf(text: string): Reply {
  const members = scanJsonObject(text);
  if (members === null) return { kind: 'outcome', outcome: unknown('provider_unreadable') };
  // A published sample has keys with a space behind them.
  const entries = members.map(({ name, kind, text }) => [name.trim(), kind === 'null' || kind === 'nested' ? '' : text.trim()] as const);
  return { kind: 'fields', fields: Object.fromEntries(entries) };
}

export function value(fields: WireFields, name: string): string {
  return fields[name] ?? '';
}

export function factsOf(fields: WireFields, code: string): ProviderFacts {
  return { providerCode: safeCode(code), providerTransactionId: safeCode(value(fields, 'transactionId')) };
}

/** Which of our order, store and account an answer contradicts; errors may leave them out, so only what is there is compared. */
export function integrity(config: EasypaisaConfig, fields: WireFields, reference: string, facts: ProviderFacts): Outcome | null {
  const orderId = value(fields, 'orderId');
  if (orderId !== '' && orderId !== reference) return contradiction('reference', facts);
  const storeId = value(fields, 'storeId');
  if (storeId !== '' && storeId !== config.storeId) return contradiction('merchant', facts);
  const accountNum = value(fields, 'accountNum');
  return accountNum !== '' && accountNum !== config.accountNum ? contradiction('merchant', facts) : null;
}
