import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { readJson } from './simulator.ts';
import type { Json, TestSimulator } from './simulator.ts';

let counter = 0;

export function newOrderId(): string {
  counter += 1;
  return `O${Date.now()}${String(counter).padStart(4, '0')}`;
}

function karachi(at: number): string {
  return new Date(at + 5 * 3_600_000).toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

/** `yyyyMMdd HHmmss` in Pakistan. */
export function tokenExpiry(inMs: number): string {
  const compact = karachi(Date.now() + inMs);
  return `${compact.slice(0, 8)} ${compact.slice(8)}`;
}

export function ma(orderId: string, mobile: string, changes: Json = {}): Json {
  return { orderId, storeId: 10043, transactionAmount: '100.00', transactionType: 'MA', mobileAccountNo: mobile, emailAddress: 'payer@example.pk', ...changes };
}

export function otc(orderId: string, mobile: string, changes: Json = {}): Json {
  return { orderId, storeId: 10043, transactionAmount: '100.00', transactionType: 'OTC', msisdn: mobile, emailAddress: 'payer@example.pk', tokenExpiry: tokenExpiry(86_400_000), ...changes };
}

export function inquiry(orderId: string, changes: Json = {}): Json {
  return { orderId, storeId: 10043, accountNum: '650000043', ...changes };
}

export type Operation = 'initiate-ma-transaction' | 'initiate-otc-transaction' | 'inquire-transaction';

export const mainCredentials = Buffer.from('dev-ep-main:dev-ep-main-secret').toString('base64');
const rsaCredentials = Buffer.from('dev-ep-rsa:dev-ep-rsa-secret').toString('base64');

export async function postRaw(base: string, version: 'v4' | 'v5', operation: Operation, body: string, credentials: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${base}/easypay-service/rest/${version}/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', credentials },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, text: await response.text() };
}

/** A v4 call; keys are trimmed, as a connector must. */
export async function callV4(base: string, operation: Operation, fields: Json): Promise<Json> {
  const { status, text } = await postRaw(base, 'v4', operation, JSON.stringify(fields), mainCredentials);
  if (status !== 200) throw new Error(`HTTP ${status}: ${text}`);
  return Object.fromEntries(Object.entries(readJson(text)).map(([name, value]) => [name.trim(), value]));
}

/** A v5 call, signed and verified with nothing but node:crypto: the text between the wrapper's own braces is what is signed. */
export async function callV5(simulator: TestSimulator, operation: Operation, fields: Json, tamper: (body: string) => string = (body) => body): Promise<Json> {
  const account = simulator.accounts.accounts.find(({ id }) => id === 'easypaisa-rsa');
  if (account?.provider !== 'easypaisa' || account.version !== 'v5' || account.merchantPrivateKey === undefined) throw new Error('no v5 account');
  const inner = JSON.stringify(fields);
  const signature = sign('RSA-SHA256', Buffer.from(inner), createPrivateKey(account.merchantPrivateKey)).toString('base64');
  const { text } = await postRaw(simulator.easypaisa, 'v5', operation, tamper(`{"request":${inner},"signature":"${signature}"}`), rsaCredentials);
  const match = /^\{"response":(\{.*\}),"signature":"([A-Za-z0-9+/=]+)"\}$/s.exec(text);
  if (match === null) throw new Error(`no v5 envelope: ${text}`);
  const [, response = '', answerSignature = ''] = match;
  const genuine = verify('RSA-SHA256', Buffer.from(response), createPublicKey(simulator.accounts.easypaisaKeys.publicKey), Buffer.from(answerSignature, 'base64'));
  return { ...readJson(response), genuine };
}
