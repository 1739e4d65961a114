import { randomUUID } from 'node:crypto';

/** A payment as the native API shows it; what these tests read of it. */
export interface PaymentView {
  readonly id: string;
  readonly state: string;
  readonly amount: number;
  readonly currency: string;
  readonly wallet: string | null;
  readonly reference: string;
  readonly refunded: number;
  readonly payer: { readonly mobile: string; readonly name: string | null; readonly email: string | null; readonly cnic: string | null };
  readonly metadata: Readonly<Record<string, string>>;
  readonly nextAction: { readonly type: string; readonly token: string | null } | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly attempts: readonly { readonly channel: string; readonly wallet: string; readonly state: string; readonly routingReason: string; readonly reason: string | null }[];
  readonly refunds: readonly RefundView[];
}

export interface RefundView {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly state: string;
  readonly failureCode: string | null;
}

/** RFC 9457. */
export interface ProblemView {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly reason?: string;
  readonly errors?: readonly { readonly field: string; readonly rule: string }[];
}

export interface NativeAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface NativeRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Sent as it is when a text, else as JSON. */
  readonly body?: unknown;
  /** Over the defaults; an empty value leaves the header out. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A newcomer's client of the native API: plain HTTP with the test key as Bearer. */
export interface NativeClient {
  call<T = PaymentView>(request: NativeRequest): Promise<NativeAnswer<T>>;
  /** Creates a payment of PKR 500 unless `fields` say otherwise. A fresh idempotency key unless `headers` bring one. */
  pay(fields?: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>): Promise<NativeAnswer<PaymentView>>;
  get(id: string, waitS?: number): Promise<PaymentView>;
}

export function nativeClient(edge: string, bearer: string): NativeClient {
  const call = async <T>({ method, path, body, headers }: NativeRequest): Promise<NativeAnswer<T>> => {
    const merged: Record<string, string> = {
      authorization: `Bearer ${bearer}`,
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    };
    const answer = await fetch(`${edge}${path}`, {
      method,
      headers: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== '')),
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(100_000),
    });
    return readAnswer(answer);
  };
  return {
    call,
    pay: (fields, headers) =>
      call({ method: 'POST', path: '/v1/payments', body: { ...paymentBody(), ...fields }, ...(headers && { headers }) }),
    async get(id, waitS = 0) {
      const answer = await call<PaymentView>({ method: 'GET', path: `/v1/payments/${id}`, headers: { prefer: waitS === 0 ? '' : `wait=${waitS}` } });
      if (answer.status !== 200) throw new Error(`${id} cannot be read: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
  };
}

/** PKR 500 from a wallet that pays at once. */
export function paymentBody(): Record<string, unknown> {
  return { amount: 50_000, currency: 'PKR', wallet: 'jazzcash', payer: { mobile: freshMobile() }, reference: `r-${randomUUID()}` };
}

let mobiles = 0;

/** A number that no other payment of the run uses; its wallet pays at once. */
export function freshMobile(): string {
  mobiles += 1;
  return `0346${String(process.pid % 1000).padStart(3, '0')}${String(mobiles).padStart(4, '0')}`;
}

export async function readAnswer<T>(answer: Response): Promise<NativeAnswer<T>> {
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: (text === '' ? null : parse(text)) as T };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
