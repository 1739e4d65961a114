import type { AssignDepositWalletRequest__Output } from '@adaigi/contracts/gen/adaigi/api/v1/AssignDepositWalletRequest.ts';
import type { CreateDepositRequest__Output } from '@adaigi/contracts/gen/adaigi/api/v1/CreateDepositRequest.ts';
import type { CreatePaymentRequest__Output } from '@adaigi/contracts/gen/adaigi/api/v1/CreatePaymentRequest.ts';
import type { CreatePayoutRequest__Output } from '@adaigi/contracts/gen/adaigi/api/v1/CreatePayoutRequest.ts';
import type { CreateRefundRequest__Output } from '@adaigi/contracts/gen/adaigi/api/v1/CreateRefundRequest.ts';
import type { ListPaymentsRequest__Output } from '@adaigi/contracts/gen/adaigi/api/v1/ListPaymentsRequest.ts';
import type { ListWebhookDeliveriesRequest__Output } from '@adaigi/contracts/gen/adaigi/api/v1/ListWebhookDeliveriesRequest.ts';
import type { UpdateWebhookEndpointRequest__Output } from '@adaigi/contracts/gen/adaigi/api/v1/UpdateWebhookEndpointRequest.ts';
import type { Money__Output } from '@adaigi/contracts/gen/adaigi/common/v1/Money.ts';
import { AdaigiError } from '@adaigi/errors';
import type { CallContext } from '@adaigi/grpc';
import { MAX_WAIT_S, type Patience } from '../usecases/wait-for-end.ts';

/** The requests of the public gRPC API as the bodies of the native HTTP API, so that both are checked by one schema. Empty texts are absent. */
export function createPaymentInput(request: CreatePaymentRequest__Output): unknown {
  const { payer, wallet, method, reference, description, metadata, expiresAt } = request;
  return {
    ...moneyFields(request.amount),
    ...given({ wallet, method, reference, description, expiresAt }),
    ...(payer === null ? {} : { payer: given({ mobile: payer.mobile, name: payer.name, email: payer.email, cnic: payer.cnic }) }),
    metadata,
  };
}

export function createPayoutInput({ amount, wallet, receiver, reference, description, metadata, expiresAt }: CreatePayoutRequest__Output): unknown {
  return {
    ...moneyFields(amount),
    ...given({ wallet, reference, description, expiresAt }),
    ...(receiver === null ? {} : { receiver: given({ mobile: receiver.mobile, name: receiver.name, cnic: receiver.cnic, bank: receiver.bank, accountNumber: receiver.accountNumber }) }),
    metadata,
  };
}

/** No amount is a minor of 0. */
export function createDepositInput({ walletType, user, transactionNumber, amount, reference, metadata }: CreateDepositRequest__Output): unknown {
  const { amount: minor, ...currency } = moneyFields(amount);
  return { ...given({ walletType, user, transactionNumber, reference }), ...currency, ...(minor === undefined || minor === 0 ? {} : { amount: minor }), metadata };
}

export function assignWalletInput({ walletType, currency, user }: AssignDepositWalletRequest__Output): unknown {
  return given({ walletType, currency, user });
}

/** Filters of payouts and of deposits. */
export function listInput({ reference, state, limit, cursor }: { readonly reference: string; readonly state: string; readonly limit: number; readonly cursor: string }): unknown {
  return { ...given({ reference, state, cursor }), ...(limit === 0 ? {} : { limit }) };
}

export function createRefundInput(request: CreateRefundRequest__Output): unknown {
  return { ...moneyFields(request.amount ?? null), ...given({ reason: request.reason }) };
}

export function listPaymentsInput({ reference, state, createdFrom, createdTo, limit, cursor }: ListPaymentsRequest__Output): unknown {
  return { ...given({ reference, state, createdFrom, createdTo, cursor }), ...(limit === 0 ? {} : { limit }) };
}

/** Absent and empty alike leave a field as it is. */
export function updateEndpointInput({ url, events, disabled }: UpdateWebhookEndpointRequest__Output): unknown {
  return { ...given({ url: url ?? '' }), ...(events.length === 0 ? {} : { events }), ...(disabled === undefined ? {} : { disabled }) };
}

export function listDeliveriesInput({ endpointId, paymentId, limit, cursor }: ListWebhookDeliveriesRequest__Output): unknown {
  return { ...given({ endpointId, paymentId, cursor }), ...(limit === 0 ? {} : { limit }) };
}

/** What an answer needs after a wait, so that it comes before the caller's deadline. */
const ANSWER_MARGIN_MS = 1_000;

/** How long a call may wait: within what the API offers, and so that its answer still comes in time. */
export function patienceOf(waitS: number, { deadline, signal }: Pick<CallContext, 'deadline' | 'signal'>): Patience {
  const leftS = Math.floor((deadline.getTime() - Date.now() - ANSWER_MARGIN_MS) / 1000);
  return { waitS: Math.max(0, Math.min(waitS, MAX_WAIT_S, leftS)), signal };
}

/** Names of fields that differ from the HTTP API's. */
const PROTO_NAMES: Readonly<Record<string, string>> = {
  amount: 'amount.minor',
  currency: 'amount.currency',
  expiresAt: 'expires_at',
  'receiver.accountNumber': 'receiver.account_number',
  createdFrom: 'created_from',
  createdTo: 'created_to',
  endpointId: 'endpoint_id',
  paymentId: 'payment_id',
  walletType: 'wallet_type',
  transactionNumber: 'transaction_number',
  'Idempotency-Key': 'idempotency-key',
};

/** Runs a call and names wrong fields as the proto does. */
export async function inProtoNames<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof AdaigiError) || error.fields.length === 0) throw error;
    const fields = error.fields.map((field) => ({ ...field, field: PROTO_NAMES[field.field] ?? field.field }));
    throw new AdaigiError(error.code, `The request is not valid: ${fields.map(({ field }) => field).join(', ')}.`, { fields, cause: error });
  }
}

/** int64 as a number: what is not exact any more is far above the largest amount, and refused as that. */
function moneyFields(amount: Money__Output | null): Record<string, unknown> {
  return amount === null ? {} : { amount: Number(amount.minor), ...given({ currency: amount.currency }) };
}

function given(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}
