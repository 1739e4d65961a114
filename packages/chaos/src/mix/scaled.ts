import type { ChannelConfig, PlatformEnvironment } from '@adaigi/local';
import type { SourcePatch } from '../patching/index.ts';
import { PAYMENT_TTL_MS } from '../world/scaled-times.ts';
import { banksOf } from './bank-accounts.ts';

const MINUTE_MS = 60_000;

/** Times of payouts, deposits and settlements that nobody waits for in a run. */
export const MIX_ENVIRONMENT: PlatformEnvironment = {
  payments: { ADAIGI_PAYOUT_TTL_MS: String(PAYMENT_TTL_MS), ADAIGI_PAYOUT_LOOK_BACK_MS: '20000,40000', ADAIGI_DEPOSIT_REPAIR_MS: '2000' },
  ledger: { ADAIGI_LEDGER_SETTLE_EVERY_MS: '1000' },
};

/** A claim whose money does not come ends after so long: longer than two clocks, each 30 s off, can be apart. */
export const POSSIBLE_TTL_S = 90;

const CALENDAR = 'services/ledger/src/core/calendar.ts';
/** A settlement day. */
const DAY_MS = 10_000;

/** Settlement days are calendar days and no configuration: in the process that runs each lasts ten seconds, by its source. Statement days stay as they are. */
export const SCALED_DAYS: readonly SourcePatch[] = [
  {
    file: CALENDAR,
    find: 'dayOf(new Date(at.getTime() + DAY_MS - cutOffMinute * MINUTE_MS));',
    replace: `new Date(((Math.floor((at.getTime() - cutOffMinute) / ${DAY_MS}) + 1) % 2_900_000) * 86_400_000).toISOString().slice(0, 10);`,
  },
  { file: CALENDAR, find: 'now.getTime() - delayDays * DAY_MS', replace: `now.getTime() - delayDays * ${DAY_MS}` },
];

/** Of the later looks into a payout one: whatever is still in doubt must reach its person within the run. */
const PAYOUT_SCHEDULE_MS = [1, 2, 5, 5, 10, 20].map((minutes) => minutes * MINUTE_MS);

/** Deadlines as for charges: shorter than the simulator's silence. Channels into banks know some banks each. */
export function scaledPayoutChannel(channel: ChannelConfig): ChannelConfig {
  const account = channel['destination'] === 'bank' ? { ...channel.account, banks: banksOf(channel.provider) } : channel.account;
  return { ...channel, account, inquiryScheduleMs: PAYOUT_SCHEDULE_MS, payoutTimeoutMs: 3_000, inquireTimeoutMs: 2_000, connectTimeoutMs: 1_000 };
}
