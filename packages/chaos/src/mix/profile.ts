import { fullProfile, type Profile } from '../plan/profile.ts';

/** What goes on beside pay-ins and their refunds: money out, money sent by hand, test money. Counts are of whole runs. */
export interface MixProfile {
  readonly payouts: number;
  /** Transfers by hand; some are claimed more than once, some never come. */
  readonly deposits: number;
  readonly fundings: number;
  /** Share of the payouts whose receiver's wallet has a behaviour of its own. */
  readonly oddReceivers: number;
  /** Share of the payouts that are two of one amount to one number at the same time. */
  readonly twins: number;
  /** Share of the deposits whose number several users claim. */
  readonly contested: number;
  /** Share of the deposits whose money never comes. */
  readonly neverSent: number;
  /** Payouts, ledger and deposits: named crash points per 1,000 operations. */
  readonly crashesPerThousand: number;
  /** Test money that a merchant begins with, in paisa: less than its payouts ask for, so that balances run out. */
  readonly startMinor: bigint;
}

const PAYIN_SHARE = 0.5;
const FUNDING_SHARE = 0.02;

/** The default mix of so many operations; refunds and settlements come on top. @param faults as of a run without it */
export function mixedProfile(operations: number, faults: number): Profile {
  const payments = Math.max(1, Math.round(operations * PAYIN_SHARE));
  const fundings = Math.max(4, Math.round(operations * FUNDING_SHARE));
  const payouts = Math.max(1, Math.round((operations - payments - fundings) / 2));
  const deposits = Math.max(1, operations - payments - fundings - payouts);
  const mix: MixProfile = {
    payouts,
    deposits,
    fundings,
    oddReceivers: faults / 2,
    twins: 0.06,
    contested: 0.12,
    neverSent: 0.06,
    crashesPerThousand: faults === 0 ? 0 : 8 * (faults / 0.3),
    startMinor: 20_000_000n,
  };
  return { ...fullProfile(payments, faults), refunds: 0.25, mix };
}
