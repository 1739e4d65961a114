import { randomBytes } from 'node:crypto';
import type { CreatePaymentRequest__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/CreatePaymentRequest.ts';
import type { Payment__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Payment.ts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PaymentsService.ts';
import type { Refund__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Refund.ts';
import { AdaigiError } from '@adaigi/errors';
import type { GrpcHandlers } from '@adaigi/grpc';

/** A payments service that keeps its promises in memory: idempotent by key, conflicts, one world per key. */
export interface FakePayments {
  readonly handlers: GrpcHandlers<PaymentsServiceDefinition>;
  /** Every create request, replays included. */
  readonly creates: CreatePaymentRequest__Output[];
  readonly stored: Map<string, Payment__Output>;
  readonly lists: unknown[];
  readonly confirms: { paymentId: string; wallet: string; mobile: string }[];
  readonly waits: number[];
  /** Runs before a create is stored; throw to refuse. */
  beforeCreate: (request: CreatePaymentRequest__Output) => void | Promise<void>;
  /** Runs after a create is stored; throw to lose the answer. */
  afterCreate: () => void | Promise<void>;
  /** What a waiting read does before it answers. */
  onWait: (payment: Payment__Output, signal: AbortSignal) => Promise<Payment__Output>;
  change(id: string, change: Partial<Payment__Output>): void;
}

export function fakePayments(): FakePayments {
  const contents = new Map<string, string>();
  const byKey = new Map<string, string>();
  const refunds = new Map<string, Refund__Output>();
  const stored = new Map<string, Payment__Output>();
  const find = (id: string, merchantId: string, mode: string): Payment__Output => {
    const payment = stored.get(id);
    if (payment?.merchantId !== merchantId || payment.mode !== mode) throw new AdaigiError('not_found', 'There is no such payment.');
    return payment;
  };
  const fake: FakePayments = {
    creates: [],
    stored,
    lists: [],
    confirms: [],
    waits: [],
    beforeCreate: () => undefined,
    afterCreate: () => undefined,
    onWait: async (payment) => payment,
    change: (id, change) => {
      const payment = stored.get(id);
      if (payment !== undefined) stored.set(id, { ...payment, ...change });
    },
    handlers: {
      async createPayment(request) {
        fake.creates.push(request);
        await fake.beforeCreate(request);
        const key = keyOf(request);
        const content = JSON.stringify({ ...request, metadata: Object.entries(request.metadata).toSorted(([a], [b]) => a.localeCompare(b)) });
        const id = byKey.get(key);
        if (id !== undefined) {
          if (contents.get(id) !== content) throw new AdaigiError('idempotency_conflict', 'The key was used for another payment.');
          return { payment: stored.get(id) ?? null, replayed: true };
        }
        const payment = newPayment(request);
        stored.set(payment.id, payment);
        contents.set(payment.id, content);
        byKey.set(key, payment.id);
        await fake.afterCreate();
        return { payment, replayed: false };
      },
      async confirmPayment({ merchantId, mode, paymentId, wallet, mobile }) {
        const payment = find(paymentId, merchantId, mode);
        if (payment.nextAction?.type !== 'confirm_on_page') return { payment, confirmed: false };
        fake.confirms.push({ paymentId, wallet, mobile });
        fake.change(paymentId, { wallet, nextAction: null, ...(mobile === '' || payment.payer === null ? {} : { payer: { ...payment.payer, mobile } }) });
        return { payment: stored.get(paymentId) ?? null, confirmed: true };
      },
      async getPayment(request, { signal }) {
        const id = request.paymentId === '' ? (byKey.get(keyOf(request)) ?? '') : request.paymentId;
        const payment = find(id, request.merchantId, request.mode);
        if (request.waitMs === 0) return { payment };
        fake.waits.push(request.waitMs);
        return { payment: await fake.onWait(payment, signal) };
      },
      async listPayments(request) {
        fake.lists.push(request);
        const own = [...stored.values()].filter((payment) => payment.merchantId === request.merchantId && payment.mode === request.mode).toReversed();
        const from = request.cursor === '' ? 0 : Number(request.cursor);
        const page = own.slice(from, from + request.limit);
        return { payments: page, nextCursor: from + request.limit < own.length ? String(from + request.limit) : '' };
      },
      async cancelPayment({ merchantId, paymentId, mode }) {
        const payment = find(paymentId, merchantId, mode);
        if (payment.state !== 'PAYMENT_STATE_ACCEPTED') throw new AdaigiError('payment_not_cancellable', 'The payment cannot be cancelled any more.');
        fake.change(paymentId, { state: 'PAYMENT_STATE_CANCELLED' });
        return { payment: stored.get(paymentId) ?? null };
      },
      async createRefund(request) {
        const payment = find(request.paymentId, request.merchantId, request.mode);
        if (payment.state !== 'PAYMENT_STATE_SUCCEEDED') throw new AdaigiError('payment_not_refundable', 'The payment cannot be refunded.');
        const known = refunds.get(`${request.merchantId} ${request.idempotencyKey}`);
        if (known !== undefined) return { refund: known, replayed: true };
        const refund = newRefund(payment, request.amount ?? payment.amount, request.reason);
        refunds.set(`${request.merchantId} ${request.idempotencyKey}`, refund);
        fake.change(payment.id, { refunds: [...payment.refunds, refund], refundedMinor: refund.amount?.minor ?? '0' });
        return { refund, replayed: false };
      },
    },
  };
  return fake;
}

function keyOf({ merchantId, mode, dialect, idempotencyKey }: { merchantId: string; mode: string; dialect: string; idempotencyKey: string }): string {
  return [merchantId, mode, dialect, idempotencyKey].join(' ');
}

function newPayment({ idempotencyKey: _key, repeatGuard: _guard, method: _method, awaitsPayer, ...request }: CreatePaymentRequest__Output): Payment__Output {
  const now = new Date();
  return {
    ...request,
    id: `pay_${randomBytes(16).toString('hex')}`,
    state: 'PAYMENT_STATE_ACCEPTED',
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    expiresAt: request.expiresAt === '' ? new Date(now.getTime() + 900_000).toISOString() : request.expiresAt,
    settledAt: '',
    ...(awaitsPayer ? { nextAction: { type: 'confirm_on_page', token: '', expiresAt: '' } } : {}),
    attempts: [],
    refunds: [],
    refundedMinor: '0',
    version: '1',
  };
}

function newRefund(payment: Payment__Output, amount: Refund__Output['amount'], reason: string): Refund__Output {
  return {
    id: `ref_${randomBytes(16).toString('hex')}`,
    paymentId: payment.id,
    amount,
    state: 'REFUND_STATE_REQUESTED',
    reason,
    createdAt: new Date().toISOString(),
    settledAt: '',
    failureCode: '',
    origin: 'merchant',
  };
}
