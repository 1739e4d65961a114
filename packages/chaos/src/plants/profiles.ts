import { fullProfile, type FaultKind, type Profile } from '../plan/profile.ts';

/** How a planted run differs from {@link quickProfile}. */
export interface PlantProfile extends Partial<Omit<Profile, 'perThousand'>> {
  readonly perThousand?: Partial<Record<FaultKind, number>>;
}

/**
 * A short run that meets something of most things. Nothing in it lasts long: a planted bug must be caught in about a minute, its engines' start
 * included.
 */
export function quickProfile({ perThousand = {}, ...changes }: PlantProfile = {}): Profile {
  const full = fullProfile(250, 0.3);
  const rates: Profile['perThousand'] = { ...full.perThousand, kill: 5, 'crash-point': 8, pause: 0, 'kafka-restart': 0, 'mongodb-restart': 0, cut: 15, 'drop-response': 15, 'late-request': 3, refuse: 0, inbox: 8, outage: 0 };
  return { ...full, oddWallets: 0.25, duplicates: 0.3, refunds: 0.3, cancels: 0.1, longestPauseMs: 2_000, settleWithinMs: 60_000, ...changes, perThousand: { ...rates, ...perThousand } };
}

/** Little besides what wallets do by themselves. */
export const CALM: PlantProfile = { providerFaults: 0.1, perThousand: { kill: 0, 'crash-point': 0, cut: 5, 'drop-response': 5, inbox: 0 } };

/** Providers that hide what they did. */
export const DOUBTS: PlantProfile = { providerFaults: 0.4, oddWallets: 0.4, perThousand: { kill: 0, 'crash-point': 0, inbox: 0 } };

/** Processes that die in the middle of a step. */
export const CRASHES: PlantProfile = { perThousand: { kill: 25, 'crash-point': 40 } };

/** A broker that comes and goes. */
export const BROKER: PlantProfile = { perThousand: { 'kafka-restart': 5, cut: 40, 'drop-response': 40, kill: 15, 'crash-point': 20 } };

/** Merchants that refund much and at once. */
export const REFUNDS: PlantProfile = { refunds: 1, oddWallets: 0.1, providerFaults: 0.2, perThousand: { kill: 0, 'crash-point': 0, inbox: 0 } };

/** Merchants whose servers are down. */
export const BAD_INBOX: PlantProfile = { perThousand: { inbox: 40, kill: 0, 'crash-point': 0 } };

/** Requests that arrive after their sender has given them up. */
export const LATE_REQUESTS: PlantProfile = { perThousand: { 'late-request': 150, kill: 0, 'crash-point': 0, inbox: 0 } };

/** Strangers who send notifications about payments that were not paid. */
export const FORGERIES: PlantProfile = { ...DOUBTS, forgeriesPerS: 10 };

/** Providers that pay after the time by which they said they would have. */
export const BREACHES: PlantProfile = { oddWallets: 0.6, providerFaults: 0, providerSettings: { settleMs: 1_500_000 }, perThousand: { kill: 0, 'crash-point': 0, cut: 0, 'drop-response': 0, inbox: 0 } };
