import type { MixProfile } from '../plan/mix-profile.ts';
import { fullProfile, type Profile } from '../plan/profile.ts';

const PAYIN_SHARE = 0.5;
const FUNDING_SHARE = 0.02;
/** Of the payouts. */
const TO_BANKS = 0.25;

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
    toBanks: TO_BANKS,
    oddReceivers: faults / 2,
    twins: 0.06,
    contested: 0.12,
    neverSent: 0.06,
    crashesPerThousand: faults === 0 ? 0 : 8 * (faults / 0.3),
    startMinor: 20_000_000n,
  };
  return { ...fullProfile(payments, faults), refunds: 0.25, mix };
}
