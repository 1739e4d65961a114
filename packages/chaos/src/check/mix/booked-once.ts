import type { StoredDeposit, StoredPayout } from '../../truth/money.ts';
import type { StoredPayment, StoredRefund } from '../../truth/truth.ts';
import { stateOf, textOf } from '../facts.ts';
import { startTally, type Finding, type Tally } from '../report.ts';
import { feeOf, sameSums, sumsOf, sumsOfEntries, tellSums, type Books, type Sums } from './books.ts';

type Part = readonly [account: string, minor: bigint];

/**
 * What moved money is booked exactly once, with its published fee: payments, refunds, reversals, payouts, deposits, test money. There is no entry about
 * anything else. What is expected is written again from the accounts' meaning, not taken from the ledger.
 */
export function bookedOnce(books: Books): Finding {
  const tally = startTally('16 everything is booked exactly once');
  const { facts, money, mix } = books;
  const known = new Set<string>();
  for (const payment of facts.payments.values()) {
    known.add(payment.id);
    expectBooked(books, tally, payment.id, paymentSums(books, payment), payment.id);
    const captured = books.entriesOf(payment.id).filter(({ kind }) => kind === 'payment_captured').length;
    tally.expect(captured === (payment.state === 'succeeded' ? 1 : 0), payment.id, () => `${payment.state}, and its capture is booked ${captured} times`);
  }
  for (const payout of money.payouts) {
    known.add(payout.id);
    expectBooked(books, tally, payout.id, payoutSums(books, payout), null);
    for (const kind of ['hold', 'hold_committed', 'hold_released']) {
      const times = books.entriesOf(payout.id).filter((entry) => entry.kind === kind).length;
      tally.expect(times <= 1, null, () => `payout ${payout.id}: ${kind} is booked ${times} times`);
    }
  }
  for (const deposit of money.deposits) {
    known.add(deposit.id);
    expectBooked(books, tally, deposit.id, depositSums(books, deposit), null);
  }
  for (const { merchantId, reference, amountMinor, told } of mix.fundings) {
    known.add(reference);
    const mine = books.entriesOf(reference).filter((entry) => entry.kind === 'funding' && entry.merchantId === merchantId);
    const right = mine.length === 1 || (mine.length === 0 && !told);
    tally.expect(right, null, () => `test money ${reference} of ${merchantId} is booked ${mine.length} times`);
    const expected = sumsOf([['funding', amountMinor], [`merchant:${merchantId}:available`, -amountMinor]]);
    if (mine.length > 0) tally.expect(sameSums(sumsOfEntries(mine), expected), null, () => `test money ${reference}: booked ${tellSums(sumsOfEntries(mine))}, it was ${amountMinor}`);
  }
  for (const { id, kind, subject, merchantId, legs } of money.entries) {
    if (kind !== 'settlement') tally.expect(known.has(subject), null, () => `entry ${id} (${kind}) is about ${subject}, of which nobody knows`);
    else tally.expect(legs.every(({ account }) => account === `merchant:${merchantId}:unsettled` || account === `merchant:${merchantId}:available`), null, () => `settlement ${id} moves more than unsettled money`);
  }
  return tally.finding;
}

function expectBooked(books: Books, tally: Tally, subject: string, expected: Sums, paymentId: string | null): void {
  const booked = sumsOfEntries(books.entriesOf(subject));
  tally.expect(sameSums(booked, expected), paymentId, () => `${subject}: booked is ${tellSums(booked)}; it must be ${tellSums(expected)}`);
}

/** By its state and its refunds, and by the topic where that alone says what was: the channel that took the money, and a reversal. */
function paymentSums({ facts, mix }: Books, { id, merchantId, state, amountMinor, refunds }: StoredPayment): Sums {
  const unsettled = `merchant:${merchantId}:unsettled`;
  const events = facts.eventsOf('payments', id);
  const end = events.find(({ type }) => type === 'payment.succeeded');
  const parts: Part[] = [];
  const fates = refunds.map((refund) => ({ ...refund, channel: channelOfRefund(facts, id, refund), fate: fateOf(facts, id, refund) }));
  for (const { origin, channel, amountMinor: minor, fate } of fates) {
    const clearing = `clearing:${channel}`;
    if (origin !== 'merchant') {
      if (fate === 'under_way') parts.push([clearing, minor], ['payers_due', -minor]);
    } else if (fate === 'under_way') parts.push([unsettled, minor], [`merchant:${merchantId}:refunding`, -minor]);
    else if (fate !== 'failed') parts.push([fate === 'gone' ? unsettled : 'suspense', minor], [clearing, -minor]);
  }
  if (state === 'succeeded' && end !== undefined) {
    const clearing = `clearing:${textOf(end, 'channel')}`;
    const fee = feeOf(mix, `payin.${textOf(end, 'wallet')}`, amountMinor);
    parts.push([clearing, amountMinor], [unsettled, fee - amountMinor], ['fees', -fee]);
    if (events.some(({ type }) => type === 'payment.reversed')) {
      const rest = fates.filter(({ origin, fate }) => origin === 'merchant' && (fate === 'under_way' || fate === 'gone')).reduce((left, { amountMinor: minor }) => left - minor, amountMinor);
      parts.push([clearing, -rest], [unsettled, rest - fee], ['fees', fee]);
    }
  }
  return sumsOf(parts);
}

function channelOfRefund(facts: Books['facts'], paymentId: string, refund: StoredRefund): string {
  return facts.payments.get(paymentId)?.attempts.find(({ number }) => number === refund.attemptNumber)?.channel ?? '';
}

/** One that failed and went all the same, when its room had been given away, is told by an event only. */
function fateOf(facts: Books['facts'], paymentId: string, { id, state }: StoredRefund): 'under_way' | 'gone' | 'beyond' | 'failed' {
  if (state === 'succeeded') return 'gone';
  if (state !== 'failed') return 'under_way';
  const beyond = facts.eventsOf('refunds', paymentId).some((event) => event.type === 'refund.needs_operator' && textOf(event, 'refundId') === id && stateOf(event) === 'failed');
  return beyond ? 'beyond' : 'failed';
}

/** Held, paid out over the channel that paid, or as it was. One whose money came back is as it was. */
function payoutSums({ mix }: Books, { merchantId, wallet, amountMinor, hold, attempts }: StoredPayout): Sums {
  const fee = feeOf(mix, `payout.${wallet}`, amountMinor);
  const available: Part = [`merchant:${merchantId}:available`, amountMinor + fee];
  if (hold === 'held') return sumsOf([available, [`merchant:${merchantId}:held`, -amountMinor - fee]]);
  if (hold !== 'committed') return sumsOf([]);
  const channel = attempts.findLast(({ state, surplus }) => state === 'succeeded' && !surplus)?.channel ?? '';
  return sumsOf([available, [`clearing:${channel}`, -amountMinor], ['fees', -fee]]);
}

function depositSums({ mix }: Books, { merchantId, walletType, state, transfer }: StoredDeposit): Sums {
  if (state !== 'credited' || transfer === null) return sumsOf([]);
  const { amountMinor } = transfer;
  const fee = feeOf(mix, `deposit.${walletType}`, amountMinor);
  return sumsOf([[`clearing:receiving-${walletType}`, amountMinor], [`merchant:${merchantId}:unsettled`, fee - amountMinor], ['fees', -fee]]);
}
