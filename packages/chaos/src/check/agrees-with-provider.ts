import type { LedgerLine, StoredAttempt, StoredPayment } from '../truth/truth.ts';
import { isFinal, isOpen, stateOf, sum, type Facts } from './facts.ts';
import { startTally, type Finding, type Tally } from './report.ts';
import { isBeyondWindow } from './facts.ts';

/**
 * What the platform recorded is what happened at the provider: attempt by attempt, and as the payment's end. An attempt that was ever declared
 * without money while the provider had debited, or still could within its window, is a wrong answer to the merchant even when it is put right later.
 */
export function agreesWithProvider(facts: Facts): Finding {
  const tally = startTally('4 recorded outcomes are the provider\'s');
  for (const payment of facts.payments.values()) {
    for (const attempt of payment.attempts) expectAttempt(facts, tally, payment, attempt);
    if (isFinal(payment.state)) expectEnd(facts, tally, payment);
    for (const attempt of payment.attempts) expectRefunds(facts, tally, payment, attempt);
  }
  for (const line of facts.provider.ledger) {
    if (line.kind !== 'debit') continue;
    const payment = facts.paymentOf(line.account, line.reference);
    tally.expect(payment !== undefined, null, () => `${line.account} debited ${line.amountMinor} for ${line.reference}, of which no payment knows`);
  }
  return tally.finding;
}

function debitOf(facts: Facts, attempt: StoredAttempt): LedgerLine | undefined {
  return facts.linesOf(attempt.channel, attempt.reference).find(({ kind }) => kind === 'debit');
}

function expectAttempt(facts: Facts, tally: Tally, payment: StoredPayment, attempt: StoredAttempt): void {
  const name = `attempt ${attempt.number} (${attempt.channel} ${attempt.reference})`;
  const debit = debitOf(facts, attempt);
  if (debit === undefined) {
    tally.expect(attempt.state !== 'succeeded', payment.id, () => `${name} is recorded as paid, and the provider debited nothing`);
    return;
  }
  const settled = attempt.state === 'succeeded' || (isOpen(attempt) && !isFinal(payment.state));
  tally.expect(settled, payment.id, () => `${name} is recorded as ${attempt.state}, and the provider debited ${debit.amountMinor}`);
  tally.expect(debit.amountMinor === payment.amountMinor, payment.id, () => `${name} debited ${debit.amountMinor} for a payment of ${payment.amountMinor}`);
  const order = facts.orderOf(payment.id);
  tally.expect(order === undefined || order.mobile === debit.mobile, payment.id, () => `${name} debited another person than the payer`);
  const denied = facts.eventsOf('attempts', payment.id).find((event) => event.payload['attemptNumber'] === attempt.number && ['declined', 'not_sent'].includes(stateOf(event)));
  tally.expect(denied === undefined || isBeyondWindow(facts, attempt, debit), payment.id, () => `${name} was declared ${denied === undefined ? '' : stateOf(denied)}, and the provider debited it within its window`);
  const reversed = facts.linesOf(attempt.channel, attempt.reference).some(({ kind }) => kind === 'reversal');
  // A refund in full looks like a reversal in an inquiry, so it may be recorded as one.
  const returned = sum(facts.linesOf(attempt.channel, attempt.reference).filter(({ kind }) => kind !== 'debit')) === debit.amountMinor;
  tally.expect(!attempt.reversed || reversed || returned, payment.id, () => `${name} is recorded as reversed, and the provider kept the money`);
}

/** Succeeded: the money of one attempt was taken. Ended without: nothing was kept. Either way what is too much went back or waits for a person. */
function expectEnd(facts: Facts, tally: Tally, payment: StoredPayment): void {
  const debited = payment.attempts.filter((attempt) => debitOf(facts, attempt) !== undefined);
  const succeeded = payment.state === 'succeeded';
  if (succeeded) tally.expect(debited.length > 0, payment.id, () => 'told as succeeded, and no provider debited anything');
  const surplus = debited.filter((attempt) => !isGivenBack(facts, attempt) && !isQueued(facts, payment, attempt));
  const allowed = succeeded ? 1 : 0;
  tally.expect(surplus.length <= allowed, payment.id, () => `told as ${payment.state}, and ${surplus.length} captures are kept (${surplus.map(({ channel, reference }) => `${channel} ${reference}`).join(', ')}), neither given back nor queued`);
  if (debited.length > allowed && payment.refunds.some(({ origin }) => origin !== 'merchant')) {
    const alarmed = facts.eventsOf('payments', payment.id).some(({ type }) => type === 'payment.late_capture');
    tally.expect(alarmed, payment.id, () => 'a late or second capture was found, and no payment.late_capture says so');
  }
}

function isGivenBack(facts: Facts, attempt: StoredAttempt): boolean {
  const lines = facts.linesOf(attempt.channel, attempt.reference);
  return sum(lines.filter(({ kind }) => kind !== 'debit')) === sum(lines.filter(({ kind }) => kind === 'debit'));
}

function isQueued(facts: Facts, payment: StoredPayment, attempt: StoredAttempt): boolean {
  const refund = payment.refunds.find(({ origin, attemptNumber, state }) => origin !== 'merchant' && attemptNumber === attempt.number && state === 'needs_operator');
  return refund !== undefined && facts.eventsOf('refunds', payment.id).some(({ type, payload }) => type === 'refund.needs_operator' && payload['refundId'] === refund.id);
}

/** The provider's refunds of an attempt are those that the platform calls done, and at most those of which it says that nobody knows. */
function expectRefunds(facts: Facts, tally: Tally, payment: StoredPayment, attempt: StoredAttempt): void {
  const mine = payment.refunds.filter(({ attemptNumber }) => attemptNumber === attempt.number);
  const returned = facts.linesOf(attempt.channel, attempt.reference).filter(({ kind }) => kind !== 'debit');
  if (mine.length === 0 && returned.length === 0) return;
  const done = sum(mine.filter(({ state }) => state === 'succeeded'));
  const open = sum(mine.filter(({ state }) => state !== 'succeeded' && state !== 'failed'));
  // A refund in full and the provider's own reversal cannot be told apart by asking: whichever is told, the money must have gone back.
  tally.expect(sum(returned) >= done, payment.id, () => `refunds of ${done} are told as done for ${attempt.reference}, and the provider gave back ${sum(returned)}`);
  const really = sum(returned.filter(({ kind }) => kind === 'refund'));
  tally.expect(attempt.reversed || really <= done + open, payment.id, () => `the provider gave back ${really} for ${attempt.reference}; told as done are ${done}, open are ${open}`);
}
