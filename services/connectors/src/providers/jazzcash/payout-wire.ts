import { notSent, parseObject, readJson, safeCode, textField, unknown } from '@adaigi/connector-kit';
import type { HttpAnswer, PayoutConnectorDeps } from '@adaigi/connector-kit';
import type { Outcome, ProviderFacts } from '@adaigi/domain';
import { openJazzcashPayload, sealJazzcashPayload } from '@adaigi/signatures';
import type { JazzcashPayoutConfig } from './payout-config.ts';
import { tokenSource } from './payout-token.ts';
import type { TokenAnswer, Tokens } from './payout-token.ts';

export type PayoutFields = Readonly<Record<string, unknown>>;
export type PayoutReply = { readonly kind: 'fields'; readonly fields: PayoutFields } | { readonly kind: 'outcome'; readonly outcome: Outcome };

export interface PayoutCall {
  readonly path: string;
  /** In the order in which it is sealed. */
  readonly fields: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly leaveBy?: number;
  readonly signal: AbortSignal;
}

/** The gateway of one account: a token in front, sealed bodies behind. */
export interface PayoutGateway {
  send(call: PayoutCall): Promise<PayoutReply>;
}

export function payoutGateway(config: JazzcashPayoutConfig, deps: PayoutConnectorDeps): PayoutGateway {
  const tokens = tokenSource(() => fetchToken(config, deps));
  return {
    async send(call) {
      const token = await tokens.get();
      if (token.kind === 'outcome') return token;
      const { path, timeoutMs, signal, leaveBy } = call;
      const headers = { authorization: `Bearer ${token.value}` };
      const body = JSON.stringify({ data: sealJazzcashPayload(JSON.stringify(call.fields), keysOf(config)) });
      const answer = await deps.http.post({ path, headers, contentType: 'application/json', body, timeoutMs, signal, ...(leaveBy === undefined ? {} : { leaveBy }) });
      const refused = refusal(answer, tokens, token.value);
      return refused === null ? readReply(config, answer) : { kind: 'outcome', outcome: refused };
    },
  };
}

/** Codes of the API gateway (WSO2) itself: it has refused the call and passed nothing on. 9008xx: too many calls, 9009xx: the token. */
const GATEWAY_CODE = /^900([89])\d\d$/;

/**
 * A call that ended at the gateway in front of JazzCash certainly never reached it. The gateway's own codes prove that; a bare 401 does not, but its
 * token is given up as well.
 */
function refusal(answer: HttpAnswer, tokens: Tokens, token: string): Outcome | null {
  if (answer.kind !== 'response' || ![401, 403, 429].includes(answer.status)) return null;
  if (answer.status === 401) tokens.forget(token);
  const body = parseObject(answer.text);
  const fault = body?.['fault'];
  const code = textField(isObject(fault) ? fault : (body ?? {}), 'code');
  const [, kind] = GATEWAY_CODE.exec(code) ?? [];
  if (kind === undefined) return null;
  return notSent(kind === '8' ? 'channel_busy' : 'login_refused');
}

/** Client credentials against a token. Whatever goes wrong here, the call that wanted the token has not been made. */
async function fetchToken(config: JazzcashPayoutConfig, deps: PayoutConnectorDeps): Promise<TokenAnswer> {
  const basic = Buffer.from(`${config.consumerKey.reveal()}:${config.consumerSecret.reveal()}`).toString('base64');
  const answer = await deps.http.post({
    path: config.paths.token,
    headers: { authorization: `Basic ${basic}` },
    contentType: 'application/x-www-form-urlencoded',
    body: 'grant_type=client_credentials',
    timeoutMs: deps.timeouts.inquireMs,
    // A token is shared by all calls, so none of them may end its request; the time-out does.
    signal: new AbortController().signal,
  });
  if (answer.kind === 'response' && (answer.status === 400 || answer.status === 401)) return { kind: 'outcome', outcome: notSent('login_refused') };
  const read = readJson(answer);
  if (read.kind === 'outcome') return { kind: 'outcome', outcome: notSent('provider_unreachable') };
  const value = textField(read.body, 'access_token');
  const seconds = Number(textField(read.body, 'expires_in'));
  if (!/^[\w.~+/=-]{1,4096}$/.test(value) || !(seconds > 0)) return { kind: 'outcome', outcome: notSent('provider_unreachable') };
  return { kind: 'token', value, expiresInMs: seconds * 1_000 };
}

/** The fields of an answer. One without `data` says nothing, whatever its text; nor does one that does not open under our key. */
function readReply(config: JazzcashPayoutConfig, answer: HttpAnswer): PayoutReply {
  const read = readJson(answer);
  if (read.kind === 'outcome') return read;
  const text = openJazzcashPayload(textField(read.body, 'data'), keysOf(config));
  const fields = text === null ? null : parseObject(text);
  return fields === null ? { kind: 'outcome', outcome: unknown('provider_unreadable') } : { kind: 'fields', fields };
}

export function payoutFacts(fields: PayoutFields): ProviderFacts {
  return { providerCode: safeCode(textField(fields, 'responseCode')), providerTransactionId: safeCode(textField(fields, 'transactionID')) };
}

/** The spelling of the reference varies between request and answer, so both are read. */
export function referenceIn(fields: PayoutFields): string {
  return textField(fields, 'referenceID') || textField(fields, 'referenceId');
}

function keysOf(config: JazzcashPayoutConfig) {
  return { key: config.encryptionKey.reveal(), iv: config.encryptionIv.reveal() };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
