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
  let readAt = -Infinity;
  const queue: Gauge = new Gauge({
    name: 'adaigi_payouts_need_operator',
    help: 'Payouts that only a person can settle',
    registers,
    collect: async () => {
      if (performance.now() - readAt < GAUGE_FRESH_FOR_MS) return;
      readAt = performance.now();
      queue.set((await payouts.manualQueue(MOST_COUNTED).catch(() => [])).length);
    },
  });
  return {
    payoutEnded: ({ state, wallet, failure }) => ended.inc({ state, wallet, reason: failure?.reason ?? '' }),
    attemptSettled: (channel, outcome, fault) => attempts.inc({ channel, outcome, fault }),
    surplus: (channel) => surpluses.inc({ channel }),
  };
}
