import { Counter, Gauge, type Registry } from 'prom-client';
import type { Doubts, Meter, PaymentStore } from '../ports.ts';

const GAUGES_FRESH_FOR_MS = 5_000;

/** The metrics of DESIGN section 7 that this service owns. Labels are bounded sets: no ids, no merchants, no numbers. */
export function createMeter(registry: Registry, log: { error(facts: object, message: string): void }): Meter {
  const registers = [registry];
  const payments = new Counter({ name: 'adaigi_payments_total', help: 'Payments that ended', labelNames: ['state', 'wallet', 'reason'], registers });
  const attempts = new Counter({ name: 'adaigi_attempts_total', help: 'Attempts that settled', labelNames: ['channel', 'outcome', 'fault'], registers });
  const failovers = new Counter({ name: 'adaigi_failovers_total', help: 'Attempts on another channel', labelNames: ['from', 'to', 'reason'], registers });
  const doubles = new Counter({ name: 'adaigi_double_charges_total', help: 'Payments with two captures; each is given back', registers });
  const late = new Counter({ name: 'adaigi_late_captures_total', help: 'Captures that proved after a final failure; each is given back', registers });
  const strangers = new Counter({
    name: 'adaigi_unknown_callbacks_total',
    help: 'Authentic provider callbacks about a reference that is not ours',
    labelNames: ['channel'],
    registers,
  });
  const hints = new Counter({
    name: 'adaigi_hints_unanswered_total',
    help: 'Hints that a settled attempt was paid after all, about which nobody could be asked in time',
    labelNames: ['channel'],
    registers,
  });
  return {
    paymentEnded: (payment) =>
      payments.inc({ state: payment.state, wallet: payment.attempts.at(-1)?.wallet ?? payment.wallet ?? 'open', reason: payment.failure?.reason ?? '' }),
    attemptSettled: (channel, outcome, fault) => attempts.inc({ channel, outcome, fault }),
    failover: (from, to, reason) => failovers.inc({ from, to, reason }),
    lateCapture: (origin) => (origin === 'double_charge' ? doubles : late).inc(),
    unknownCallback: (channel) => strangers.inc({ channel }),
    hintUnanswered: ({ channel, reference }) => {
      hints.inc({ channel });
      log.error({ channel, reference }, 'nobody could be asked in time whether an attempt was paid after all, as somebody says; what was known stands, and the statement must tell');
    },
  };
}

/** Gauges that are read from the database when Prometheus asks, at most every few seconds. */
export function registerDoubtGauges(registry: Registry, store: PaymentStore): void {
  let readAt = -Infinity;
  let last: Promise<Doubts> = Promise.resolve({ open: 0, oldestMs: 0, needOperator: 0 });
  const read = (): Promise<Doubts> => {
    if (performance.now() - readAt > GAUGES_FRESH_FOR_MS) {
      readAt = performance.now();
      const previous = last;
      last = store.doubts().catch(() => previous);
    }
    return last;
  };
  const gauge = (name: string, help: string, value: (doubts: Doubts) => number): void => {
    const created: Gauge = new Gauge({ name, help, registers: [registry], collect: async () => created.set(value(await read())) });
  };
  gauge('adaigi_doubts_open', 'Payments with an attempt whose outcome nobody knows yet', ({ open }) => open);
  gauge('adaigi_doubt_oldest_seconds', 'Age of the oldest attempt whose outcome nobody knows yet', ({ oldestMs }) => oldestMs / 1000);
  gauge('adaigi_payments_need_operator', 'Payments with an attempt or a refund that only a person can settle', ({ needOperator }) => needOperator);
}
