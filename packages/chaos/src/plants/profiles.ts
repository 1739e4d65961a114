import { fullProfile, type FaultKind, type Profile } from '../plan/profile.ts';

/** How a planted run differs from {@link quickProfile}. */
export interface PlantProfile extends Partial<Omit<Profile, 'perThousand'>> {
  readonly perThousand?: Partial<Record<FaultKind, number>>;
}

/**
 * A short run that meets something of most things. Nothing in it lasts long: a planted bug must be caught in about two minutes, and what 80 payments do not
 * show the next seed may.
 */
export function quickProfile({ perThousand = {}, ...changes }: PlantProfile = {}): Profile {
  const full = fullProfile(80, 0.3);
  const rates: Profile['perThousand'] = { ...full.perThousand, kill: 10, 'crash-point': 25, pause: 0, 'kafka-restart': 0, 'mongodb-restart': 0, cut: 40, 'drop-response': 40, 'late-request': 10, refuse: 0, inbox: 25, outage: 0 };
  return { ...full, oddWallets: 0.25, duplicates: 0.3, refunds: 0.3, cancels: 0.1, skewed: 0, longestPauseMs: 2_000, replicas: false, ...changes, perThousand: { ...rates, ...perThousand } };
}

/** Little besides what wallets do by themselves. */
export const CALM: PlantProfile = { providerFaults: 0.1, perThousand: { kill: 0, 'crash-point': 0, cut: 15, 'drop-response': 15, 'late-request': 0, inbox: 0 } };

/** Providers that hide what they did. */
export const DOUBTS: PlantProfile = { providerFaults: 0.4, oddWallets: 0.4, perThousand: { kill: 0, 'crash-point': 0, inbox: 0 } };

/** Processes that die in the middle of a step. */
export const CRASHES: PlantProfile = { perThousand: { kill: 60, 'crash-point': 200 } };

/** A broker that comes and goes. */
export const BROKER: PlantProfile = { perThousand: { 'kafka-restart': 30, cut: 200, 'drop-response': 200, kill: 30, 'crash-point': 100 } };

/** Merchants that refund much and at once. */
export const REFUNDS: PlantProfile = { refunds: 1, oddWallets: 0.1, providerFaults: 0.2, perThousand: { kill: 0, 'crash-point': 0, inbox: 0 } };

/** Merchants whose servers are down. */
export const BAD_INBOX: PlantProfile = { perThousand: { inbox: 100, kill: 0, 'crash-point': 0 } };

/** Requests to connectors that arrive after their sender has given them up, and mostly after it has asked what became of them. */
export const LATE_REQUESTS: PlantProfile = { lateLinks: ['connectors'], perThousand: { 'late-request': 300, kill: 0, 'crash-point': 0, inbox: 0 } };

/** Strangers who send notifications about payments that were not paid. */
export const FORGERIES: PlantProfile = { ...DOUBTS, forgeriesPerS: 10 };

/** Providers that pay after the time by which they said they would have: Easypaisa says "failed" until then, and is believed once its window is over. */
export const BREACHES: PlantProfile = {
  oddWallets: 0.6,
  behaviours: [[1, 'no-response-then-paid']],
  providerFaults: 0,
  // Later than the schedule's last look, which is the first that may believe it.
  providerSettings: { settleMs: 6_500_000 },
  perThousand: { kill: 0, 'crash-point': 0, cut: 0, 'drop-response': 0, inbox: 0 },
};
