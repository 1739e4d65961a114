import { moneyFromProto } from '@adaigi/contracts';
import type { ChargeRequest__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/ChargeRequest.ts';
import type { InquirePayoutRequest__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/InquirePayoutRequest.ts';
import type { InquireRequest__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/InquireRequest.ts';
import type { PayoutRequest__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/PayoutRequest.ts';
import type { RefundRequest__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/RefundRequest.ts';
import type { ChargeCommand } from '../usecases/charge.ts';
import type { InquireCommand } from '../usecases/inquire.ts';
import type { InquirePayoutCommand } from '../usecases/inquire-payout.ts';
import type { PayoutCommand } from '../usecases/payout.ts';
import type { RefundCommand } from '../usecases/refund.ts';
import { readAccountNumber, readCnic, readEarliest, readMobile, readReference, readText, readTime, readWord } from './read.ts';

/** @throws AdaigiError `invalid_request` naming the field; likewise the functions below. */
export function chargeCommand(request: ChargeRequest__Output): ChargeCommand {
  const { payer } = request;
  return {
    channel: readText(request.channel, 'channel'),
    reference: readReference(request.reference),
    paymentId: readText(request.paymentId, 'payment_id'),
    amount: moneyFromProto(request.amount),
    payer: {
      mobile: readMobile(payer?.mobile ?? '', 'payer.mobile'),
      name: payer?.name ?? '',
      email: payer?.email ?? '',
      cnic: payer?.cnic ?? '',
    },
    description: request.description,
    method: readWord(request.method === '' ? 'wallet' : request.method, 'method', ['wallet', 'token']),
    notAfter: readTime(request.notAfter, 'not_after'),
  };
}

export function inquireCommand(request: InquireRequest__Output): InquireCommand {
  return {
    channel: readText(request.channel, 'channel'),
    operation: readWord(request.operation, 'operation', ['charge', 'refund']),
    reference: readReference(request.reference),
    amount: moneyFromProto(request.amount),
    sentAt: readEarliest(request.sentAt, 'sent_at'),
    notAfter: readTime(request.notAfter, 'not_after'),
    inquiriesMade: Math.max(0, request.inquiriesMade),
    hinted: request.hinted,
  };
}

export function refundCommand(request: RefundRequest__Output): RefundCommand {
  return {
    channel: readText(request.channel, 'channel'),
    reference: readReference(request.reference),
    charge: {
      reference: readReference(request.chargeReference, 'charge_reference'),
      captured: moneyFromProto(request.captured, 'captured'),
      providerTransactionId: request.providerTransactionId,
    },
    paymentId: readText(request.paymentId, 'payment_id'),
    amount: moneyFromProto(request.amount),
    notAfter: readTime(request.notAfter, 'not_after'),
  };
}

export function payoutCommand(request: PayoutRequest__Output): PayoutCommand {
  const { receiver } = request;
  return {
    channel: readText(request.channel, 'channel'),
    reference: readReference(request.reference),
    payoutId: readText(request.payoutId, 'payout_id'),
    amount: moneyFromProto(request.amount),
    receiver: {
      mobile: readMobile(receiver?.mobile ?? '', 'receiver.mobile'),
      name: receiver?.name ?? '',
      cnic: readCnic(receiver?.cnic ?? '', 'receiver.cnic'),
      bank: receiver?.bank ?? '',
      accountNumber: readAccountNumber(receiver?.accountNumber ?? '', 'receiver.account_number'),
    },
    notAfter: readTime(request.notAfter, 'not_after'),
  };
}

export function inquirePayoutCommand(request: InquirePayoutRequest__Output): InquirePayoutCommand {
  return {
    channel: readText(request.channel, 'channel'),
    reference: readReference(request.reference),
    amount: moneyFromProto(request.amount),
    sentAt: readEarliest(request.sentAt, 'sent_at'),
    notAfter: readTime(request.notAfter, 'not_after'),
    inquiriesMade: Math.max(0, request.inquiriesMade),
    lookBack: request.lookBack,
  };
}
