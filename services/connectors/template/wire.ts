import { createHmac, timingSafeEqual } from 'node:crypto';
import { contradiction, parseObject, readJson, safeCode, textField, unknown } from '@adaigi/connector-kit';
import type { ConnectorDeps } from '@adaigi/connector-kit';
import type { Money, Outcome, ProviderFacts } from '@adaigi/domain';
import type { TemplateConfig } from './config.ts';

/** The signed content of a message. */
export type WireFields = Readonly<Record<string, unknown>>;

export interface Call {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Absent for inquiries, which may leave at any time. */
  readonly leaveBy?: number;
  readonly signal: AbortSignal;
}

export type Reply = { readonly kind: 'fields'; readonly fields: WireFields } | { readonly kind: 'outcome'; readonly outcome: Outcome };

/** Both directions: `{"data": "<JSON text>", "signature": "<HMAC-SHA256 of that text, hex>"}`. */
export async function send(config: TemplateConfig, deps: ConnectorDeps, call: Call): Promise<Reply> {
  const { path, timeoutMs, signal, leaveBy } = call;
  const body = seal(config, call.fields);
  const answer = await deps.http.post({ path, contentType: 'application/json', body, timeoutMs, signal, ...(leaveBy === undefined ? {} : { leaveBy }) });
  const read = readJson(answer);
  return read.kind === 'outcome' ? read : open(config, read.body);
}

export function seal(config: Pick<TemplateConfig, 'key'>, fields: Readonly<Record<string, string>>): string {
  const data = JSON.stringify(fields);
  return JSON.stringify({ data, signature: signatureOf(config, data).toString('hex') });
}

/** An answer that is not signed with our key proves nothing, whatever it says. */
export function open(config: Pick<TemplateConfig, 'key'>, body: WireFields): Reply {
  const data = textField(body, 'data');
  const given = Buffer.from(textField(body, 'signature'), 'hex');
  const right = signatureOf(config, data);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return { kind: 'outcome', outcome: contradiction('signature') };
  const fields = parseObject(data);
  return fields === null ? { kind: 'outcome', outcome: unknown('provider_unreadable') } : { kind: 'fields', fields };
}

function signatureOf({ key }: Pick<TemplateConfig, 'key'>, data: string): Buffer {
  return createHmac('sha256', key.reveal()).update(data).digest();
}

export function factsOf(fields: WireFields): ProviderFacts {
  return { providerCode: safeCode(textField(fields, 'code')), providerTransactionId: safeCode(textField(fields, 'transaction')) };
}

/** The first field that contradicts what was asked; a field that the answer leaves out contradicts nothing. */
export function integrity(config: TemplateConfig, fields: WireFields, asked: { readonly reference: string; readonly amount: Money }): Outcome | null {
  const expected = [
    ['reference', asked.reference],
    ['merchant', config.merchantId],
    ['currency', asked.amount.currency],
    ['amount', asked.amount.minor.toString()],
  ] as const;
  for (const [name, right] of expected) {
    const given = textField(fields, name);
    if (given !== '' && given !== right) return contradiction(name, factsOf(fields));
  }
  return null;
}
