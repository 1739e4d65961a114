import { faultCodec, modeCodec, moneyFromText, paymentStateCodec, refundStateCodec } from '@adaigi/contracts';
import type { PaymentEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PaymentEvent.ts';
import type { RefundEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RefundEvent.ts';
import { AdaigiError } from '@adaigi/errors';
import type { ReceivedEvent, Verdict } from '@adaigi/kafka';
import type { News } from '../core/event.ts';

/** Handles one event of the payments and refunds topics. An event that cannot be read will never be readable: it is parked. */
export function createEventHandler(
  record: (news: News) => Promise<void>,
): (event: ReceivedEvent<PaymentEvent__Output | RefundEvent__Output>) => Promise<Verdict> {
  return async (event) => {
    const news = readEvent(event);
    if (news === null) return { park: 'unreadable_event' };
    await record(news);
    return 'ack';
  };
}

function readEvent(event: ReceivedEvent<PaymentEvent__Output | RefundEvent__Output>): News | null {
  const { payload } = event;
  try {
    const occurredAt = new Date(payload.occurredAt);
    const amountMinor = Number(moneyFromText(payload.amountMinor, payload.currency).minor);
    if (Number.isNaN(occurredAt.getTime()) || !Number.isSafeInteger(amountMinor)) return null;
    const { merchantId, paymentId, reference, currency, reason } = payload;
    const mode = modeCodec.fromProto(payload.mode, 'mode');
    const facts = { merchantId, mode, paymentId, reference, currency, reason, amountMinor, occurredAt, eventId: event.id, eventType: event.type };
    if ('refundId' in payload) {
      const state = refundStateCodec.fromProto(payload.state, 'state');
      return { ...facts, kind: 'refund', refundId: payload.refundId, origin: payload.origin, state };
    }
    const { dialect, wallet, createdAt } = payload;
    const state = paymentStateCodec.fromProto(payload.state, 'state');
    return { ...facts, kind: 'payment', dialect, wallet, createdAt, state, fault: faultCodec.optional(payload.fault) ?? '' };
  } catch (error) {
    if (error instanceof AdaigiError && error.code === 'invalid_request') return null;
    throw error;
  }
}
