import { notSent, parseObject, readJson, safeCode, textField, unknown } from '@adaigi/connector-kit';
import type { HttpAnswer, PayoutConnectorDeps } from '@adaigi/connector-kit';
import { toDecimalText } from '@adaigi/domain';
import type { Money, Outcome, ProviderFacts } from '@adaigi/domain';
import { sealEasypaisaGatewayText } from '@adaigi/signatures';
import type { EasypaisaPayoutConfig } from './payout-config.ts';

export type GatewayFields = Readonly<Record<string, unknown>>;
export type GatewayReply = { readonly kind: 'fields'; readonly fields: GatewayFields } | { readonly kind: 'outcome'; readonly outcome: Outcome };

export interface GatewayCall {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly leaveBy?: number;
  readonly signal: AbortSignal;
}

/**
 * One call behind a login of its own: how long a login lasts is not published, and every known client makes a new one for each operation. A call
 * whose login failed has not been made.
 */
export async function callGateway(config: EasypaisaPayoutConfig, deps: PayoutConnectorDeps, call: GatewayCall): Promise<GatewayReply> {
  const login = await logIn(config, deps, call.signal);
  if (login.kind === 'outcome') return login;
  const { path, timeoutMs, signal, leaveBy } = call;
  const headers = { ...clientHeaders(config), 'x-hash-value': login.hash };
  const body = JSON.stringify(call.fields);
  const answer = await deps.http.post({ path, headers, contentType: 'application/json', body, timeoutMs, signal, ...(leaveBy === undefined ? {} : { leaveBy }) });
  const refused = refusal(answer);
  if (refused !== null) return { kind: 'outcome', outcome: refused };
  const read = readJson(answer);
  return read.kind === 'outcome' ? read : { kind: 'fields', fields: read.body };
}

type Login = { readonly kind: 'hash'; readonly hash: string } | { readonly kind: 'outcome'; readonly outcome: Outcome };

/** Account and PIN under the bank's key; the answer's time stamp proves the login to the call that follows. */
async function logIn(config: EasypaisaPayoutConfig, deps: PayoutConnectorDeps, signal: AbortSignal): Promise<Login> {
  const key = config.bankPublicKey.reveal();
  const body = JSON.stringify({ LoginPayload: sealEasypaisaGatewayText(`${config.msisdn}:${config.pin.reveal()}`, key) });
  const headers = clientHeaders(config);
  const { inquireMs: timeoutMs } = deps.timeouts;
  const answer = await deps.http.post({ path: config.paths.login, headers, contentType: 'application/json', body, timeoutMs, signal });
  if (answer.kind === 'response' && answer.status === 401) return { kind: 'outcome', outcome: notSent('login_refused') };
  const read = readJson(answer);
  if (read.kind === 'outcome') return { kind: 'outcome', outcome: notSent('provider_unreachable') };
  if (textField(read.body, 'ResponseCode') !== SUCCESS) return { kind: 'outcome', outcome: notSent('login_refused') };
  const timestamp = textField(read.body, 'Timestamp');
  if (timestamp === '' || timestamp.length > 100) return { kind: 'outcome', outcome: notSent('provider_unreachable') };
  return { kind: 'hash', hash: sealEasypaisaGatewayText(`${config.msisdn}~${timestamp}`, key) };
}

function clientHeaders(config: EasypaisaPayoutConfig) {
  return { 'x-ibm-client-id': config.clientId.reveal(), 'x-ibm-client-secret': config.clientSecret.reveal(), 'x-channel': config.channel };
}

/**
 * The API gateway (IBM API Connect) in front of the bank refuses by itself with a body of its own kind; such a call never reached the bank. The
 * same body with a 5xx speaks of the bank, and proves nothing.
 */
function refusal(answer: HttpAnswer): Outcome | null {
  if (answer.kind !== 'response' || (answer.status !== 401 && answer.status !== 429)) return null;
  const body = parseObject(answer.text) ?? {};
  if (textField(body, 'httpCode') !== String(answer.status) || textField(body, 'httpMessage') === '') return null;
  return notSent(answer.status === 429 ? 'channel_busy' : 'login_refused');
}

export const SUCCESS = '0';
/** The gateway's word for an account under another transaction: a production client keeps it open, and so do we. */
export const LOCKED = 'RESOURCE_TEMPORARY_LOCKED';

/** The message where it is a name of the wallet platform, else the code: other texts are for people. */
export function gatewayFacts(fields: GatewayFields): ProviderFacts {
  const message = textField(fields, 'ResponseMessage');
  const name = /^[A-Z][A-Z0-9_]{2,63}$/.test(message) && message.includes('_') ? message : textField(fields, 'ResponseCode');
  return { providerCode: safeCode(name), providerTransactionId: safeCode(textField(fields, 'TransactionReference')) };
}

/** A status that no list has proves nothing. It is told as the code, to be looked up and listed. */
export function unlistedStatus(fields: GatewayFields, facts: ProviderFacts): Outcome {
  return unknown('provider_code_unknown', { ...facts, providerCode: safeCode(textField(fields, 'TransactionStatus')) });
}

/** `03001234567` -> `923001234567`. */
export function toMsisdn(mobile: string): string {
  return `92${mobile.slice(1)}`;
}

/** Whole rupees without decimals, as the known clients write them. */
export function toRupees(amount: Money): string {
  return toDecimalText(amount).replace(/\.00$/, '');
}
