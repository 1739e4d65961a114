import type { Mode } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { bookFact } from '../core/book-fact.ts';
import type { Calendar } from '../core/calendar.ts';
import type { PaymentFact } from '../core/payment-facts.ts';
import { feeOf, termsOf } from '../core/terms.ts';
import type { Terms } from '../core/terms.ts';
import type { Journal, LedgerMeter, Wake } from '../ports.ts';

/** An event about the money of a payment, or of a deposit: its id stands where a payment's does. */
export interface PaymentNews {
  readonly eventId: string;
  readonly paymentId: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly currency: string;
  /** The merchant's own order number. */
  readonly reference: string;
  readonly occurredAt: Date;
  /** A capture comes without its fee: that is what this use case knows. */
  readonly fact: PaymentFact;
  /** What the fee of a capture is agreed for, `payin.jazzcash` or `deposit.easypaisa`; empty otherwise. */
  readonly method: string;
}

export interface BookPaymentFactPorts {
  readonly journal: Journal;
  readonly terms: Terms;
  readonly calendar: Calendar;
  readonly meter: LedgerMeter;
  readonly wake: Wake;
  readonly now: () => Date;
}

/** Events of one payment come by two topics, so a few may race for the next number. */
const MAX_RACES = 10;

/**
 * Books what an event tells about a payment's money, once, whatever the order of events. A capture, which is nearly always a payment's first entry, is
 * one insert and no read.
 *
 * @throws AdaigiError `unavailable`: nothing was booked, or it was and a repeat finds it.
 */
export function createBookPaymentFact(ports: BookPaymentFactPorts): (news: PaymentNews) => Promise<void> {
  const { journal, calendar, meter, wake } = ports;
  return async (news) => {
    const { merchantId, mode, currency, occurredAt } = news;
    const agreed = termsOf(ports.terms, merchantId);
    const settleDay = calendar.businessDayOf(occurredAt, agreed.settlement.cutOffMinute);
    const fact: PaymentFact =
      news.fact.kind === 'captured' ? { ...news.fact, feeMinor: feeOf(agreed, news.method, news.fact.minor, calendar.dayOf(occurredAt)) } : news.fact;
    let before = fact.kind === 'captured' ? [] : await journal.factsOf(news.paymentId);
    for (let race = 0; race < MAX_RACES; race += 1) {
      const booking = bookFact(before, fact, merchantId);
      if (booking.kind === 'known') return;
      const bookedAt = ports.now();
      const kind = news.method.startsWith('deposit.') ? 'deposit_credited' : booking.entryKind;
      const stored = await journal.insert({
        id: news.eventId,
        kind,
        merchantId,
        mode,
        currency,
        subject: news.paymentId,
        ordinal: booking.ordinal,
        refundId: fact.kind === 'refund' ? fact.refundId : '',
        reference: news.reference,
        moved: booking.moved,
        occurredAt,
        bookedAt,
        bookedDay: calendar.dayOf(bookedAt),
        settleDay,
        fact,
      });
      if (stored === 'booked') {
        meter.booked(kind);
        wake();
      }
      if (stored !== 'outrun') return;
      before = await journal.factsOf(news.paymentId);
    }
    throw new AdaigiError('unavailable', 'Other entries of the payment were always faster.');
  };
}
