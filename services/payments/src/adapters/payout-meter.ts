import { Counter, Gauge, type Registry } from 'prom-client';
import type { PayoutMeter, PayoutStore } from '../payout-ports.ts';

const GAUGE_FRESH_FOR_MS = 5_000;
/** Beyond this many the number does not matter any more. */
const MOST_COUNTED = 1_000;

/** What payouts leave in the registry. Labels are bounded sets. */
export function createPayoutMeter(registry: Registry, payouts: PayoutStore): PayoutMeter {
  const registers = [registry];
  const ended = new Counter({ name: 'adaigi_payouts_total', help: 'Payouts that ended', labelNames: ['state', 'wallet', 'reason'], registers });
  const attempts = new Counter({ name: 'adaigi_payout_attempts_total', help: 'Attempts of payouts that settled', labelNames: ['channel', 'outcome', 'fault'], registers });
  const surpluses = new Counter({ name: 'adaigi_payout_surpluses_total', help: 'Attempts that proved paid after their payout ended without them', labelNames: ['channel'], registers });
  const reversals = new Counter({ name: 'adaigi_payout_reversals_total', help: 'Payouts that their provider took back after success', labelNames: ['channel'], registers });
  const gauge = (name: string, help: string, read: () => Promise<number>): void => {
    let readAt = -Infinity;
    const made: Gauge = new Gauge({
      name,
      help,
      registers,
      collect: async () => {
        if (performance.now() - readAt < GAUGE_FRESH_FOR_MS) return;
        readAt = performance.now();
        // What cannot be read now stays as it was.
        await read().then(
          (value) => made.set(value),
          () => undefined,
        );
      },
    });
  };
  gauge('adaigi_payouts_need_operator', 'Payouts that only a person can settle', async () => (await payouts.manualQueue(MOST_COUNTED)).length);
  gauge('adaigi_payout_booking_oldest_seconds', 'How long the ledger has not heard of the end of a payout', async () => {
    const endedAt = await payouts.oldestBooking();
    return endedAt === null ? 0 : Math.max(0, (Date.now() - endedAt.getTime()) / 1_000);
  });
  return {
    payoutEnded: ({ state, wallet, failure }) => ended.inc({ state, wallet, reason: failure?.reason ?? '' }),
    attemptSettled: (channel, outcome, fault) => attempts.inc({ channel, outcome, fault }),
    surplus: (channel) => surpluses.inc({ channel }),
    reversed: (channel) => reversals.inc({ channel }),
  };
}
