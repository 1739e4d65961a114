import type { MerchantCredentials } from '@adaigi/local';
import type { PlannedOrder } from '../plan/orders.ts';
import { textOf, type CallResult } from './answers.ts';
import type { GrpcApiClient } from './grpc-client.ts';
import type { HttpClient } from './http-client.ts';
import { PAYPRO_STATES, payproSigned } from './paypro.ts';

/** A payment as an answer showed it. */
export interface Seen {
  readonly status: number | null;
  readonly paymentId: string | null;
  readonly state: string | null;
  readonly code: string | null;
}

/** What one merchant can ask, over the transport and dialect of the order. */
export interface MerchantApi {
  submit(order: PlannedOrder, body: 'same' | 'other'): Promise<Seen>;
  read(order: PlannedOrder, paymentId: string): Promise<Seen>;
  cancel(order: PlannedOrder, paymentId: string): Promise<Seen>;
  refund(order: PlannedOrder, paymentId: string, key: string, amountMinor: bigint): Promise<{ status: number | null; refundId: string | null; state: string | null }>;
}

export interface MerchantApiOptions {
  readonly http: HttpClient;
  readonly grpc: GrpcApiClient;
  readonly merchant: MerchantCredentials;
  /** Where PayPro orders ask to be called back. */
  readonly callbackUrl: (order: PlannedOrder) => string;
}

/** A fixed instant of the merchant: a repeated order must have the same content. */
const TIMESTAMP = '1795226256267';

export function createMerchantApi({ http, grpc, merchant, callbackUrl }: MerchantApiOptions): MerchantApi {
  const { bearer } = merchant.native;
  const authorization = { authorization: `Bearer ${bearer}` };
  const isGrpc = (order: PlannedOrder): boolean => order.transport === 'grpc';

  const submitNative = async (order: PlannedOrder, amountMinor: bigint): Promise<CallResult> => {
    const { mobile, name, email, wallet, key } = order;
    const payer = { mobile, name, email };
    if (isGrpc(order)) {
      const request = { amount: { minor: String(amountMinor), currency: 'PKR' }, wallet: wallet ?? '', payer, reference: key };
      const answer = await grpc.call('CreatePayment', request, bearer, key);
      return inner(answer, 'payment');
    }
    const body = { amount: Number(amountMinor), currency: 'PKR', ...(wallet !== null && { wallet }), payer, reference: key };
    return http.call({ method: 'POST', path: '/v1/payments', headers: { ...authorization, 'idempotency-key': key }, body });
  };

  const paypro = async (path: string, fields: Readonly<Record<string, string>>): Promise<Seen> => {
    const { merchantNo, secret } = merchant.paypro ?? { merchantNo: '', secret: '' };
    const { status, body } = await http.call({ method: 'POST', path, headers: { merchantNo }, body: payproSigned(fields, secret) });
    const data = body?.['data'];
    const details = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : null;
    const tradeNo = textOf(details, 'platFormTradeNo') ?? '';
    const code = textOf(body, 'code');
    // 5000 is this dialect's "nobody knows", with a status of 200.
    return {
      status: code === '5000' ? 503 : status,
      paymentId: tradeNo === '' ? null : `pay_${tradeNo}`,
      state: code === '0000' ? (PAYPRO_STATES[textOf(details, 'status') ?? ''] ?? null) : null,
      code,
    };
  };

  const amountOf = (order: PlannedOrder, body: 'same' | 'other'): bigint => order.amountMinor + (body === 'same' ? 0n : 100n);

  return {
    async submit(order, body) {
      const amountMinor = amountOf(order, body);
      if (order.dialect === 'native') return seen(await submitNative(order, amountMinor));
      return paypro('/v1/payproPK/payinApi', {
        amount: String(amountMinor / 100n),
        tradeNo: order.key,
        notifyUrl: callbackUrl(order),
        name: order.name,
        email: order.email,
        mobile: order.mobile,
        remark: 'chaos',
        custId: order.key,
        timestamp: TIMESTAMP,
        ...(order.wallet !== null && { paymentType: order.wallet }),
      });
    },
    async read(order, paymentId) {
      if (order.dialect === 'paypro') return paypro('/v1/payproPK/queryPayInResult', { tradeNo: order.key, timestamp: TIMESTAMP });
      if (isGrpc(order)) return seen(inner(await grpc.call('GetPayment', { paymentId }, bearer), 'payment'));
      return seen(await http.call({ method: 'GET', path: `/v1/payments/${paymentId}`, headers: authorization }));
    },
    async cancel(order, paymentId) {
      if (isGrpc(order)) return seen(inner(await grpc.call('CancelPayment', { paymentId }, bearer), 'payment'));
      return seen(await http.call({ method: 'POST', path: `/v1/payments/${paymentId}/cancel`, headers: { ...authorization, 'idempotency-key': `${order.key}-cancel` } }));
    },
    async refund(order, paymentId, key, amountMinor) {
      const answer = isGrpc(order)
        ? inner(await grpc.call('CreateRefund', { paymentId, amount: { minor: String(amountMinor), currency: 'PKR' } }, bearer, key), 'refund')
        : await http.call({ method: 'POST', path: `/v1/payments/${paymentId}/refunds`, headers: { ...authorization, 'idempotency-key': key }, body: { amount: Number(amountMinor) } });
      const done = answer.status !== null && answer.status < 300;
      return { status: answer.status, refundId: done ? textOf(answer.body, 'id') : null, state: done ? textOf(answer.body, 'state') : null };
    },
  };
}

/** The message inside a gRPC answer; errors have none. */
function inner(answer: CallResult, name: string): CallResult {
  const value = answer.body?.[name];
  return typeof value === 'object' && value !== null ? { ...answer, body: { ...value } } : answer;
}

function seen({ status, body }: CallResult): Seen {
  const isGood = status !== null && status < 300;
  return { status, paymentId: isGood ? textOf(body, 'id') : null, state: isGood ? textOf(body, 'state') : null, code: isGood ? null : textOf(body, 'code') };
}
