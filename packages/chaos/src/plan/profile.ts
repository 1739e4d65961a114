import type { MixProfile } from './mix-profile.ts';
import type { InboxMood, LinkKind } from './kinds.ts';

/** How much of what a run meets. Rates are per 1,000 payments, so that longer runs meet more of everything. */
export interface Profile {
  readonly payments: number;
  /** New orders per second while faults go on; less when the platform does not keep up. */
  readonly ratePerS: number;
  /** Share of the provider's exchanges that a planned fault hits, at most 0.4. */
  readonly providerFaults: number;
  /** Share of the orders whose wallet has a behaviour of its own (late success, silence after a debit, ...). */
  readonly oddWallets: number;
  /** What they do, by weight: behaviours of the simulator. */
  readonly behaviours: readonly (readonly [weight: number, behaviour: string])[];
  readonly duplicates: number;
  readonly refunds: number;
  readonly cancels: number;
  /** Share of the orders whose payers have other orders at the same time. */
  readonly busyNumbers: number;
  /** Forged notifications per second, about payments that were not paid. */
  readonly forgeriesPerS: number;
  readonly perThousand: Readonly<Record<FaultKind, number>>;
  /** Where a request may arrive after its sender has given it up, in turns: links on which that is another request than the next one. */
  readonly lateLinks: readonly LinkKind[];
  /** What merchants' servers do, in turns. */
  readonly inboxMoods: readonly InboxMood[];
  /** Chance that a process has a wrong clock after a start. */
  readonly skewed: number;
  /** The longest SIGSTOP, in milliseconds. */
  readonly longestPauseMs: number;
  /** A second replica of payments, so that leases are contested. */
  readonly replicas: boolean;
  /** Waits of the simulator that are other than usual, in its own words and before they are scaled. */
  readonly providerSettings: Readonly<Record<string, unknown>>;
  /** Payouts, deposits and test money beside the payments; null: none. */
  readonly mix: MixProfile | null;
}

/** Faults that the run itself makes, on a schedule. */
export const FAULT_KINDS = ['kill', 'crash-point', 'pause', 'kafka-restart', 'mongodb-restart', 'cut', 'drop-response', 'late-request', 'refuse', 'inbox', 'outage'] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

const RATES: Profile['perThousand'] = {
  kill: 4,
  'crash-point': 5,
  pause: 1.5,
  'kafka-restart': 0.7,
  'mongodb-restart': 0.7,
  cut: 4,
  'drop-response': 4,
  'late-request': 4,
  refuse: 2,
  inbox: 3,
  outage: 1,
};

/** Everything that a wallet may do; services/simulator/README.md says what each does. */
const BEHAVIOURS = [
  [3, 'late-success'],
  [2, 'late-failure'],
  [2, 'late-success-without-ipn'],
  [3, 'silent-then-paid'],
  [2, 'silent-never-paid'],
  [2, 'error-after-debit'],
  [1, 'error-before-debit'],
  [2, 'drop-after-debit'],
  [1, 'drop-before-debit'],
  [1, 'firewall-page'],
  [1, 'no-response-then-failed'],
  [2, 'no-response-then-paid'],
  [2, 'paid-then-reversed'],
  [1, 'settlement-failed'],
  [1, 'wrong-amount'],
  [1, 'low-balance'],
  [1, 'wrong-pin'],
  [1, 'cancelled-by-payer'],
  [1, 'maintenance'],
  [1, 'unknown-code'],
  [1, 'refund-refused'],
  [1, 'refund-not-settled'],
  [1, 'refund-timeout-after'],
  [1, 'refund-timeout-before'],
] as const;

/** Below this many payments a pause of its full length would outlast the orders. */
const SHORT_RUN = 500;
const SHORT_PAUSE_MS = 4_000;
const LONG_PAUSE_MS = 20_000;

/** The default run: everything, in about two minutes. @param faults share of provider exchanges that are hit, up to 0.4 */
export function fullProfile(payments: number, faults: number): Profile {
  const factor = faults / 0.3;
  const perThousand = Object.fromEntries(FAULT_KINDS.map((kind) => [kind, RATES[kind] * factor])) as Record<FaultKind, number>;
  return {
    payments,
    ratePerS: 50,
    providerFaults: faults,
    oddWallets: faults / 3,
    behaviours: BEHAVIOURS,
    duplicates: 0.15,
    refunds: 0.15,
    cancels: 0.05,
    busyNumbers: 0.03,
    forgeriesPerS: faults > 0 ? 1 : 0,
    perThousand,
    lateLinks: ['provider', 'grpc', 'provider', 'callbacks', 'grpc', 'merchant-http'],
    inboxMoods: ['reset', 'slow', '500', 'wrong-body', 'cut-after-reading', 'hang'],
    skewed: faults > 0 ? 0.25 : 0,
    longestPauseMs: payments < SHORT_RUN ? SHORT_PAUSE_MS : LONG_PAUSE_MS,
    replicas: true,
    providerSettings: {},
    mix: null,
  };
}
