import { depositStateCodec, faultCodec, modeCodec, moneyFromText, paymentStateCodec, payoutStateCodec, refundStateCodec } from '@adaigi/contracts';
import type { DepositEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/DepositEvent.ts';
import type { PaymentEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PaymentEvent.ts';
import type { PayoutEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PayoutEvent.ts';
import type { RefundEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RefundEvent.ts';
import { AdaigiError } from '@adaigi/errors';
import type { ReceivedEvent, Verdict } from '@adaigi/kafka';
import type { DepositNews, News } from '../core/event.ts';

type Told = ReceivedEvent<PaymentEvent__Output | RefundEvent__Output | PayoutEvent__Output | DepositEvent__Output>;

/** Handles one event of the payments, refunds, payouts and deposits topics. An event that cannot be read will never be readable: it is parked. */
export function createEventHandler(
  record: (news: News) => Promise<void>,
): (event: Told) => Promise<Verdict> {
  return async (event) => {
    const news = readEvent(event);
    if (news === null) return { park: 'unreadable_event' };
    await record(news);
    return 'ack';
  };
}

function readEvent(event: Told): News | null {
  const { payload } = event;
  try {
    const occurredAt = new Date(payload.occurredAt);
    if ('depositId' in payload) return readDeposit(event, payload, occurredAt);
    const amountMinor = minorOf(payload.amountMinor, payload.currency);
    if (Number.isNaN(occurredAt.getTime()) || !Number.isSafeInteger(amountMinor)) return null;
    const { merchantId, reference, currency, reason } = payload;
    const mode = modeCodec.fromProto(payload.mode, 'mode');
    const paymentId = 'payoutId' in payload ? payload.payoutId : payload.paymentId;
    const facts = { merchantId, mode, paymentId, reference, currency, reason, amountMinor, occurredAt, eventId: event.id, eventType: event.type };
    if ('refundId' in payload) {
      const state = refundStateCodec.fromProto(payload.state, 'state');
      return { ...facts, kind: 'refund', refundId: payload.refundId, origin: payload.origin, state };
    }
    const { dialect, wallet, createdAt } = payload;
    const fault = faultCodec.optional(payload.fault) ?? '';
    if ('payoutId' in payload) {
      const feeMinor = payload.feeMinor === '' ? null : minorOf(payload.feeMinor, currency);
      if (feeMinor !== null && !Number.isSafeInteger(feeMinor)) return null;
      return { ...facts, kind: 'payout', dialect, wallet, createdAt, feeMinor, state: payoutStateCodec.fromProto(payload.state, 'state'), fault };
    }
    const state = paymentStateCodec.fromProto(payload.state, 'state');
    return { ...facts, kind: 'payment', dialect, wallet, createdAt, state, fault };
  } catch (error) {
    if (error instanceof AdaigiError && error.code === 'invalid_request') return null;
    throw error;
  }
}

function readDeposit(event: Told, payload: DepositEvent__Output, occurredAt: Date): DepositNews | null {
  const { merchantId, depositId: paymentId, reference, currency, reason, dialect, walletType, createdAt } = payload;
  const [amountMinor, claimedMinor] = [payload.amountMinor, payload.claimedMinor].map((text) => (text === '' ? null : minorOf(text, currency)));
  if (Number.isNaN(occurredAt.getTime()) || amountMinor === undefined || claimedMinor === undefined) return null;
  if (![amountMinor, claimedMinor].every((minor) => minor === null || Number.isSafeInteger(minor))) return null;
  const facts = { merchantId, paymentId, reference, currency, reason, occurredAt, amountMinor, eventId: event.id, eventType: event.type };
  const state = depositStateCodec.fromProto(payload.state, 'state');
  return { ...facts, kind: 'deposit', mode: modeCodec.fromProto(payload.mode, 'mode'), dialect, walletType, claimedMinor, createdAt, state };
}

function minorOf(text: string, currency: string): number {
  return Number(moneyFromText(text, currency).minor);
}
