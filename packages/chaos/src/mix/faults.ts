import type { ProviderFault } from '../plan/provider-faults.ts';
import type { PlannedFault } from '../plan/schedule.ts';
import { seededRandom } from '../random.ts';
import { MIX_CRASH_POINTS } from './crash-points.ts';
import type { MixProfile } from '../plan/mix-profile.ts';

/** Everything else counts as one more of these. */
const OF_A_PAYOUT = ['timeout-after-debit', 'timeout-before-debit', '500-after-debit', '500-before-debit', 'delay', 'wrong-signature', 'token-expired'] as const;
const OF_A_QUESTION = ['timeout-before-debit', '500-before-debit', 'delay', 'wrong-signature', 'token-expired', 'wrong-amount'] as const;
const FEWEST = 4;

/** Faults of the accounts that pay out, on top of the others' plan. @param share of their exchanges that is hit */
export function planPayoutFaults(accounts: readonly string[], share: number): ProviderFault[] {
  if (share === 0) return [];
  const percentOf = (kinds: readonly string[]): number => Math.floor((share * 10_000) / (kinds.length + 1)) / 100;
  const faultOf = (kind: string): Record<string, unknown> => (kind === 'delay' ? { kind, ms: [50, 1_000] } : { kind });
  return accounts.flatMap((account): ProviderFault[] => [
    ...OF_A_PAYOUT.map((kind) => ({ account, operation: 'payout' as const, percent: percentOf(OF_A_PAYOUT), fault: faultOf(kind) })),
    { account, operation: 'payout', percent: percentOf(OF_A_PAYOUT), fault: { kind: 'drop-connection', when: 'after' } },
    ...OF_A_QUESTION.map((kind) => ({ account, operation: 'payout-inquiry' as const, percent: percentOf(OF_A_QUESTION), fault: faultOf(kind) })),
    { account, operation: 'payout-inquiry', percent: percentOf(OF_A_QUESTION), fault: { kind: 'drop-connection', when: 'after' } },
  ]);
}

/** Kills in the middle of payouts, deposits and bookings, and of the ledger at random: a pure function of seed and profile. */
export function planMixFaults(seed: number, { payouts, deposits, fundings, crashesPerThousand }: MixProfile): PlannedFault[] {
  if (crashesPerThousand === 0) return [];
  const random = seededRandom(seed, 'mix-faults');
  const count = Math.max(FEWEST, Math.round((crashesPerThousand * (payouts + deposits + fundings)) / 1_000));
  const turns = MIX_CRASH_POINTS.map(({ name }) => ({ name, key: random.next() })).toSorted((a, b) => a.key - b.key);
  const downMs = (): number => Math.round(100 + 3_000 * random.next() ** 2);
  return Array.from({ length: count }, (_, index): PlannedFault[] => {
    const point = turns[index % turns.length]?.name ?? '';
    const crash: PlannedFault = { kind: 'crash-point', at: random.next() * 0.97, point, downMs: downMs() };
    return index % 4 === 0 ? [crash, { kind: 'kill', at: random.next() * 0.97, process: 'ledger', downMs: downMs() }] : [crash];
  })
    .flat()
    .toSorted((a, b) => a.at - b.at);
}
