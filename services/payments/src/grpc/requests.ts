import { modeCodec, moneyFromProto, paymentStateCodec } from '@adaigi/contracts';
import type { ConfirmPaymentRequest__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/ConfirmPaymentRequest.ts';
import type { CreatePaymentRequest__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/CreatePaymentRequest.ts';
import type { CreateRefundRequest__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/CreateRefundRequest.ts';
import type { GetPaymentRequest__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/GetPaymentRequest.ts';
import type { ListPaymentsRequest__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/ListPaymentsRequest.ts';
import { normaliseMobile } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { PaymentFilter } from '../ports.ts';
import type { ConfirmPayment } from '../usecases/confirm-payment.ts';
import type { CreatePayment } from '../usecases/create-payment.ts';
import type { CreateRefund } from '../usecases/create-refund.ts';
import type { PaymentName } from '../usecases/get-payment.ts';

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;

/** The messages of the internal contract as commands of the domain. Everything is checked again: other services have bugs, too. */
export function createPaymentFrom(request: CreatePaymentRequest__Output): CreatePayment {
  const mobile = normaliseMobile(request.payer?.mobile ?? '');
  if (mobile === null) throw invalid('payer.mobile', 'pattern', 'must be a Pakistani mobile number');
  const amount = moneyFromProto(request.amount);
  if (amount.minor <= 0n) throw invalid('amount', 'min', 'must be more than nothing');
  if (request.method !== '' && request.method !== 'wallet' && request.method !== 'token') throw invalid('method', 'enum', 'must be wallet or token');
  return {
    merchantId: required('merchantId', request.merchantId),
    mode: modeCodec.fromProto(request.mode, 'mode'),
    dialect: required('dialect', request.dialect),
    idempotencyKey: required('idempotencyKey', request.idempotencyKey),
    amount,
    wallet: request.wallet === '' ? null : request.wallet,
    method: request.method === 'token' ? 'token' : 'wallet',
    payer: { mobile, name: request.payer?.name ?? '', email: request.payer?.email ?? '', cnic: request.payer?.cnic ?? '' },
    reference: request.reference,
    description: request.description,
    metadata: request.metadata,
    expiresAt: optionalTime('expiresAt', request.expiresAt),
    notifyUrl: request.notifyUrl,
    dialectData: request.dialectData,
    repeatGuard: repeatGuardFrom(request.repeatGuard ?? null),
    awaitsPayer: request.awaitsPayer,
  };
}

const WALLET = /^[a-z][a-z0-9_-]{0,40}$/;

export function confirmPaymentFrom(request: ConfirmPaymentRequest__Output): ConfirmPayment {
  if (!WALLET.test(request.wallet)) throw invalid('wallet', 'pattern', 'must be the name of a wallet');
  return {
    merchantId: required('merchantId', request.merchantId),
    mode: modeCodec.fromProto(request.mode, 'mode'),
    paymentId: required('paymentId', request.paymentId),
    wallet: request.wallet,
    mobile: request.mobile,
  };
}

function repeatGuardFrom(guard: CreatePaymentRequest__Output['repeatGuard'] | null): CreatePayment['repeatGuard'] {
  if (guard === null || guard === undefined) return null;
  if (guard.windowS < 1) throw invalid('repeatGuard.windowS', 'min', 'must be at least 1');
  return { key: required('repeatGuard.key', guard.key), windowS: guard.windowS };
}

function amountOrAll(amount: CreateRefundRequest__Output['amount'] | null): CreateRefund['amount'] {
  return amount === null || amount === undefined ? null : moneyFromProto(amount);
}

export function paymentNameFrom(request: GetPaymentRequest__Output): PaymentName {
  if (request.paymentId !== '') return { id: request.paymentId };
  return { key: required('idempotencyKey', request.idempotencyKey), dialect: required('dialect', request.dialect) };
}

export function filterFrom(request: ListPaymentsRequest__Output): Omit<PaymentFilter, 'before'> {
  return {
    merchantId: required('merchantId', request.merchantId),
    mode: modeCodec.fromProto(request.mode, 'mode'),
    reference: request.reference === '' ? null : request.reference,
    state: paymentStateCodec.optional(request.state),
    createdFrom: optionalTime('createdFrom', request.createdFrom),
    createdTo: optionalTime('createdTo', request.createdTo),
    limit: pageSize(request.limit),
  };
}

export function createRefundFrom(request: CreateRefundRequest__Output): CreateRefund {
  return {
    merchantId: required('merchantId', request.merchantId),
    mode: modeCodec.fromProto(request.mode, 'mode'),
    paymentId: required('paymentId', request.paymentId),
    idempotencyKey: required('idempotencyKey', request.idempotencyKey),
    amount: amountOrAll(request.amount ?? null),
    reason: request.reason,
  };
}

/** 1 to 100; 0 means 20. */
export function pageSize(limit: number): number {
  if (limit < 0 || limit > LARGEST_PAGE) throw invalid('limit', 'max', `must be 1 to ${LARGEST_PAGE}`);
  return limit === 0 ? DEFAULT_PAGE : limit;
}

export function required(field: string, text: string): string {
  if (text === '') throw invalid(field, 'required', 'is required');
  return text;
}

export function optionalTime(field: string, text: string): Date | null {
  return text === '' ? null : requiredTime(field, text);
}

export function requiredTime(field: string, text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw invalid(field, 'format', 'must be an RFC 3339 time');
  return time;
}

export function invalid(field: string, rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', `${field} ${message}`, { fields: [{ field, rule, message }] });
}
