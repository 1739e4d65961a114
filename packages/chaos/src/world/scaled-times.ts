import type { ChannelConfig, PlatformEnvironment } from '@adaigi/local';
import type { SourcePatch } from '../patching/index.ts';

/** Provider windows of minutes become seconds, for the platform and the simulator alike. */
export const WINDOW_SCALE = 0.01;

/** Longer than everything that may hold up a request on its way: the providers' windows begin after it. */
const SEND_WINDOW_MS = 6_000;
export const PAYMENT_TTL_MS = 60_000;

/** Times that nobody waits for in a run, scaled down by the services' own configuration. */
export const SCALED_ENVIRONMENT: PlatformEnvironment = {
  payments: {
    ADAIGI_STEP_LEASE_MS: '6000',
    ADAIGI_LEASE_MARGIN_MS: '2000',
    ADAIGI_SEND_WINDOW_MS: String(SEND_WINDOW_MS),
    ADAIGI_WAIT_MS: '300',
    ADAIGI_LONGEST_WAIT_MS: '3000',
    ADAIGI_PAYMENT_TTL_MS: String(PAYMENT_TTL_MS),
    ADAIGI_REFUND_RETRY_MS: '1000',
    ADAIGI_MAX_REFUND_TRIES: '20',
  },
  notifier: { ADAIGI_NOTIFIER_TIMEOUT_MS: '2000', ADAIGI_NOTIFIER_PER_MERCHANT: '48' },
  simulator: { ADAIGI_SIMULATOR_HOLD_MS: '500000', ADAIGI_SIMULATOR_SETTLE_MS: '200000' },
};

/** The notifier's schedule is a promise to merchants and no configuration: hours become seconds in the process that runs, by its source. */
export const SCALED_SCHEDULE: SourcePatch = { file: 'services/notifier/src/core/schedule.ts', find: 'const SECOND_MS = 1_000;', replace: 'const SECOND_MS = 2;' };

const MINUTE_MS = 60_000;
/** Of Easypaisa's hourly looks, which go on for a day, one: a provider that contradicts itself for ever must reach its person within the run. */
const EASYPAISA_SCHEDULE_MS = [1, 2, 7, 5, 3, 60].map((minutes) => minutes * MINUTE_MS);

/** Deadlines of calls to the provider: shorter than the simulator's silence. */
export function scaledChannel(channel: ChannelConfig): ChannelConfig {
  const schedule = channel.provider === 'easypaisa' ? { inquiryScheduleMs: EASYPAISA_SCHEDULE_MS } : {};
  return { ...channel, ...schedule, chargeTimeoutMs: 3_000, inquireTimeoutMs: 2_000, refundTimeoutMs: 3_000, connectTimeoutMs: 1_000 };
}

const HOUR_MS = 3_600_000;

/**
 * When everything must have ended after the last fault has healed: a payment looks for its end until it expires; its last attempt's window to be sent; the
 * longest window after which a provider's "no such transaction" counts (an hour, scaled, with the schedule's spread); the published 60 s, scaled; and
 * a minute for the notifier's longest waits and for a machine that is busy.
 */
export const SETTLE_BOUND_MS = PAYMENT_TTL_MS + SEND_WINDOW_MS + HOUR_MS * WINDOW_SCALE * 1.05 + 60_000 * WINDOW_SCALE + 60_000;
