/** A channel of the simulated world; times are short, their proportions those of real ones. */
export interface SimChannel {
  readonly id: string;
  readonly wallet: string;
  /** The connectors process that serves it. */
  readonly connectors: string;
  /** Whether its callbacks are signed and so prove something. */
  readonly signed: boolean;
  /** What an inquiry tells about a refund: everything, nothing, or there are no refunds at all. */
  readonly refunds: 'told' | 'mute' | 'none';
  /** Whether what it gave back for us is notified, in the words of a reversal. */
  readonly notifiesRefunds: boolean;
  /** Whether its inquiry tells of a charge over another amount than was asked. */
  readonly namesAmounts: boolean;
}

const MAIN: SimChannel = { id: 'jazzcash-main', wallet: 'jazzcash', connectors: 'connectors-j', signed: true, refunds: 'told', notifiesRefunds: true, namesAmounts: true };
const ALT: SimChannel = { id: 'jazzcash-alt', wallet: 'jazzcash', connectors: 'connectors-j', signed: true, refunds: 'mute', notifiesRefunds: false, namesAmounts: false };
const EASY: SimChannel = { id: 'easypaisa-main', wallet: 'easypaisa', connectors: 'connectors-e', signed: false, refunds: 'none', notifiesRefunds: false, namesAmounts: true };

export const CHANNELS: readonly [SimChannel, ...SimChannel[]] = [MAIN, ALT, EASY];

export const CHARGE_TIMEOUT_MS = 20_000;
export const LONGEST_PROMPT_MS = 15_000;
export const INQUIRE_TIMEOUT_MS = 4_000;
/** The provider has decided this long after a request could last have left, and its inquiry knows it. */
export const WINDOW_MS = 60_000;
/** Its last look comes after the window, so that the schedule of an honest provider ends with a proof. */
export const INQUIRY_SCHEDULE_MS: readonly number[] = [500, 2_000, 5_000, 10_000, 20_000, 30_000, 40_000, 60_000];
/** All inquiries and the window together, as a connector counts them. */
export const LONGEST_DOUBT_MS = Math.ceil(1.2 * INQUIRY_SCHEDULE_MS.reduce((sum, waitMs) => sum + waitMs, 0)) + WINDOW_MS;
/** A request is on its way to the provider for at most this. */
export const LONGEST_WAY_MS = 4_000;

export function channelOf(id: string): SimChannel {
  const channel = CHANNELS.find((each) => each.id === id);
  if (channel === undefined) throw new RangeError(`no such channel: ${id}`);
  return channel;
}
