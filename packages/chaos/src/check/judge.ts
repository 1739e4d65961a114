import type { Truth } from '../truth/truth.ts';
import { acceptedExists } from './accepted-exists.ts';
import { agreesWithProvider } from './agrees-with-provider.ts';
import { endsInTime } from './ends-in-time.ts';
import { endsNotified } from './ends-notified.ts';
import { gather, group, type Facts } from './facts.ts';
import { gaplessEvents } from './gapless-events.ts';
import { ledgerBalances } from './ledger-balances.ts';
import { judgeMix } from './mix/index.ts';
import { nothingLeaks } from './nothing-leaks.ts';
import { oneCapture } from './one-capture.ts';
import { oneKeyOnePayment } from './one-key-one-payment.ts';
import { onePrompt } from './one-prompt.ts';
import { readsForward } from './reads-forward.ts';
import { refundedWithinCaptured } from './refunded-within-captured.ts';
import type { Finding, Report } from './report.ts';
import { stateGraph } from './state-graph.ts';

/** In the order of the definition of correct; behind its twelve, the rule of one prompt per phone. */
export const INVARIANTS: readonly ((facts: Facts) => Finding)[] = [
  oneCapture,
  acceptedExists,
  endsInTime,
  agreesWithProvider,
  stateGraph,
  refundedWithinCaptured,
  ledgerBalances,
  endsNotified,
  oneKeyOnePayment,
  gaplessEvents,
  readsForward,
  nothingLeaks,
  onePrompt,
];

/** Pure: the same truth gives the same report. */
export function judge(truth: Truth): Report {
  const facts = gather(truth);
  return { invariants: [...INVARIANTS.map((invariant) => invariant(facts)), ...judgeMix(facts)], paidOut: countPaidOut(truth) };
}

function countPaidOut({ money }: Truth): Record<string, number> {
  const byAccount = group((money?.lines ?? []).filter(({ kind }) => kind === 'payout'), ({ account }) => account);
  return Object.fromEntries([...byAccount].map(([account, lines]) => [account, lines.length]));
}
