import { crashPoint, type CrashPoint } from '../agent/crash-points.ts';

const PAYOUTS = 'services/payments/src/usecases/payouts';
const DEPOSITS = 'services/payments/src/usecases/deposits';
const LEDGER = 'services/ledger/src';
const PROVIDERS = 'services/connectors/src/providers';

/** Crash points of money out, money by hand and the books. They are apart from the others, so that runs without them keep their plans. */
export const MIX_CRASH_POINTS: readonly CrashPoint[] = [
  crashPoint({ name: 'payments.payout-stored', file: `${PAYOUTS}/create-payout.ts`, at: 'const { existing, lease } = await insertOrFind(ports, asked);', side: 'after' }),
  crashPoint({ name: 'payments.payout-hold-answered', file: `${PAYOUTS}/create-payout.ts`, at: 'const first = await askLedger(ports, payout);', side: 'after' }),
  crashPoint({ name: 'payments.payout-accepted', file: `${PAYOUTS}/create-payout.ts`, at: 'ports.wakePayout(payout.id);', side: 'before' }),
  crashPoint({ name: 'payments.payout-intent-written', file: `${PAYOUTS}/attempt-payout.ts`, at: 'const answer = await aside(() => ports.payoutConnectors.payout({', side: 'before' }),
  crashPoint({ name: 'payments.payout-answered', file: `${PAYOUTS}/attempt-payout.ts`, at: "const isDue = await finishStep(ports, { payout: intent.payout, token }, evidenceOf(ports, reference, 'reply', answer));", side: 'before' }),
  crashPoint({ name: 'payments.payout-slots-freed', file: `${PAYOUTS}/attempt-payout.ts`, at: 'await freeSlots(ports, payout.id);', side: 'before' }),
  crashPoint({ name: 'payments.payout-booked', file: `${PAYOUTS}/book-payout.ts`, at: "return finishStep(ports, lease, { kind: 'booked', booking,", side: 'before' }),
  crashPoint({ name: 'connectors.jazzcash-title-fetched', file: `${PROVIDERS}/jazzcash/payout-bank.ts`, at: "if (title.kind === 'outcome') return title.outcome;", side: 'after' }),
  crashPoint({ name: 'connectors.easypaisa-title-fetched', file: `${PROVIDERS}/easypaisa/payout-bank.ts`, at: 'if (refused !== null) return refused;', side: 'after' }),
  crashPoint({ name: 'payments.claim-stored', file: `${DEPOSITS}/create-claim.ts`, at: 'const stored = await ports.deposits.insert(deposit);', side: 'after' }),
  crashPoint({ name: 'payments.transfer-taken', file: `${DEPOSITS}/resolve-claim.ts`, at: "if (!(await transfers.take(match.transfer.id, deposit.id, checkAt))) return 'outrun';", side: 'after' }),
  crashPoint({ name: 'payments.transfer-recorded', file: `${DEPOSITS}/record-transfer.ts`, at: "if (recorded.kind === 'new') {", side: 'before' }),
  crashPoint({ name: 'payments.feed-page-recorded', file: `${DEPOSITS}/follow-feed.ts`, at: 'if (nextCursor === cursor) return recorded;', side: 'before' }),
  crashPoint({ name: 'ledger.funds-changed', file: `${LEDGER}/adapters/funds-book.ts`, at: 'if (pending === null) continue;', side: 'after' }),
  crashPoint({ name: 'ledger.posted', file: `${LEDGER}/adapters/posting.ts`, at: 'await funds.updateOne({ _id: fundsId }', side: 'before' }),
  crashPoint({ name: 'ledger.fact-booked', file: `${LEDGER}/usecases/book-payment-fact.ts`, at: "if (stored === 'booked') {", side: 'before' }),
  crashPoint({ name: 'ledger.batch-written', file: `${LEDGER}/adapters/folding.ts`, at: 'if (next !== null) await apply(next);', side: 'before' }),
  crashPoint({ name: 'ledger.batch-added', file: `${LEDGER}/adapters/folding.ts`, at: 'await entries.updateMany({ _id: { $in: [...entryIds] }, unfolded: true }', side: 'before' }),
  crashPoint({ name: 'ledger.published', file: `${LEDGER}/adapters/publishing.ts`, at: 'await producer.publish(waiting.map(toEvent));', side: 'after' }),
  crashPoint({ name: 'ledger.handled-before-commit', file: 'packages/kafka/src/commits.ts', at: 'await commit(open.map(', side: 'before' }),
];
