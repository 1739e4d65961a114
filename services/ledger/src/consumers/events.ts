import { modeCodec, moneyFromText, refundStateCodec } from '@adaigi/contracts';
import type { DepositEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/DepositEvent.ts';
import type { PaymentEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PaymentEvent.ts';
import type { RefundEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RefundEvent.ts';
import { AdaigiError } from '@adaigi/errors';
import type { ReceivedEvent, Verdict } from '@adaigi/kafka';
import type { PaymentFact, RefundFate } from '../core/payment-facts.ts';
import type { PaymentNews } from '../usecases/book-payment-fact.ts';

type Event = ReceivedEvent<PaymentEvent__Output | RefundEvent__Output | DepositEvent__Output>;

/** Handles one event of the payments, refunds and deposits topics. One that cannot be read will never be readable: it is parked. */
export function createEventHandler(book: (news: PaymentNews) => Promise<void>): (event: Event) => Promise<Verdict> {
  return async (event) => {
    const news = readEvent(event);
    if (news === 'unreadable') return { park: 'unreadable_event' };
    if (news !== 'no_money') await book(news);
    return 'ack';
  };
}

function readEvent(event: Event): PaymentNews | 'no_money' | 'unreadable' {
  try {
    const { payload } = event;
    const told = toldBy(event.type, payload);
    if (told === null) return 'no_money';
    const { merchantId, currency, reference } = payload;
    const paymentId = 'depositId' in payload ? payload.depositId : payload.paymentId;
    const occurredAt = new Date(payload.occurredAt);
    if (merchantId === '' || paymentId === '' || Number.isNaN(occurredAt.getTime())) return 'unreadable';
    const mode = modeCodec.fromProto(payload.mode, 'mode');
    return { eventId: event.id, paymentId, merchantId, mode, currency, reference, occurredAt, ...told };
  } catch (error) {
    if (error instanceof AdaigiError && error.code === 'invalid_request') return 'unreadable';
    throw error;
  }
}

interface Told {
  readonly fact: PaymentFact;
  /** Of a capture: what its fee is agreed for. */
  readonly method: string;
}

function toldBy(type: string, payload: Event['payload']): Told | null {
  if ('depositId' in payload) return depositFact(type, payload);
  return 'refundId' in payload ? refundFact(type, payload) : paymentFact(type, payload);
}

/** What is credited is booked as what a payment captured is, with the receiving wallets in the place of the channel. Nothing else moves money. */
function depositFact(type: string, payload: DepositEvent__Output): Told | null {
  if (type !== 'deposit.credited') return null;
  const { minor } = moneyFromText(payload.amountMinor, payload.currency);
  return { fact: { kind: 'captured', channel: named(payload.channel, 'channel'), minor, feeMinor: 0n }, method: `deposit.${named(payload.walletType, 'wallet_type')}` };
}

/** A late capture moves nobody's balance by itself: the give-back that comes with it says where the money is. */
function paymentFact(type: string, payload: PaymentEvent__Output): Told | null {
  if (type === 'payment.reversed') return { fact: { kind: 'reversed' }, method: '' };
  if (type !== 'payment.succeeded') return null;
  const { minor } = moneyFromText(payload.amountMinor, payload.currency);
  return { fact: { kind: 'captured', channel: named(payload.channel, 'channel'), minor, feeMinor: 0n }, method: `payin.${payload.wallet}` };
}

function refundFact(type: string, payload: RefundEvent__Output): Told {
  const { minor } = moneyFromText(payload.amountMinor, payload.currency);
  const [refundId, channel] = [named(payload.refundId, 'refund_id'), named(payload.channel, 'channel')];
  const fact: PaymentFact = { kind: 'refund', refundId, giveBack: payload.origin !== 'merchant', channel, minor, fate: fateOf(type, payload) };
  return { fact, method: '' };
}

function fateOf(type: string, payload: RefundEvent__Output): RefundFate {
  const state = refundStateCodec.fromProto(payload.state, 'state');
  switch (state) {
    case 'succeeded':
      return 'gone';
    case 'failed':
      // It was proven to have gone back after its room had been given away: payments asks for a person and leaves its state.
      return type === 'refund.needs_operator' ? 'beyond' : 'failed';
    case 'requested':
    case 'processing':
    case 'needs_operator':
      return 'under_way';
    default:
      return state satisfies never;
  }
}

function named(text: string, field: string): string {
  if (text === '') throw new AdaigiError('invalid_request', `${field} is required.`);
  return text;
}
