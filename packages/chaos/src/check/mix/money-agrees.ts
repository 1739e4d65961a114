import type { LedgerLine, StoredPayment } from '../../truth/truth.ts';
import { group, type Facts } from '../facts.ts';
import { startTally, type Finding, type Tally } from '../report.ts';
import type { StoredPayout } from '../../truth/money.ts';
import { isWaiting, sumsOf, sumsOfEntries, type Books, type Sums } from './books.ts';

/**
 * What the providers really moved is what stands on their clearing accounts: payment by payment, receiver by receiver, transfer by transfer, and account by
 * account in all. Only movements that the platform cannot know of, because nobody can be asked or a person must look, may be missing, and each is named.
 */
export function moneyAgrees(books: Books): Finding {
  const tally = startTally("19 the providers' money is on their clearing accounts");
  const { facts, money, mix } = books;
  const missing: (readonly [account: string, minor: bigint])[] = [];
  for (const payment of facts.payments.values()) {
    const lines = payment.attempts.flatMap(({ channel, reference }) => facts.linesOf(channel, reference));
    const really = sumsOf(lines.map((line) => [line.account, signed(line)] as const));
    missing.push(...expectSame(tally, payment.id, `payment ${payment.id}`, really, clearingOf(sumsOfEntries(books.entriesOf(payment.id))), unknownLines(facts, payment, lines)));
  }
  const linesOf = group(money.lines, ({ receiver }) => receiver);
  for (const [receiver, orders] of group(mix.payouts, (order) => order.receiver)) {
    const lines = (linesOf.get(receiver) ?? []).map(({ account, kind, amountMinor }) => ({ kind, part: [account, kind === 'payout' ? -amountMinor : amountMinor] as const }));
    const payouts = orders.flatMap((order) => books.payoutOf(order) ?? []);
    const booked = clearingOf(sumsOfEntries(payouts.flatMap(({ id }) => books.entriesOf(id))));
    const isOpen = payouts.some(isWaiting);
    const unknown = lines.filter(({ kind, part: [account] }) => isOpen || (kind === 'payout-reversal' && !mustKnowReversals(payouts, account))).map(({ part }) => part);
    missing.push(...expectSame(tally, null, `payout ${orders.map(({ key }) => key).join(' and ')}`, sumsOf(lines.map(({ part }) => part)), booked, unknown));
  }
  expectReceiving(books, tally);
  expectTotals(books, tally, missing);
  return tally.finding;
}

/** JazzCash can be asked later whether it took a payout back, Easypaisa not always; nobody asks about payouts that failed, nor about the earlier of two. */
function mustKnowReversals(payouts: readonly StoredPayout[], account: string): boolean {
  return account.startsWith('jazzcash') && payouts.every(({ state, attempts }) => state === 'succeeded' && !attempts.some(({ surplus }) => surplus));
}

function signed({ kind, amountMinor }: LedgerLine): bigint {
  return kind === 'debit' ? amountMinor : -amountMinor;
}

function clearingOf(sums: Sums): Sums {
  return sumsOf([...sums].flatMap(([account, minor]) => (account.startsWith('clearing:') ? [[account.slice('clearing:'.length), minor] as const] : [])));
}

/** Movements that the platform may not know of: of attempts that nobody has settled, refunds that a person must look at, reversals that nobody told. */
function unknownLines(facts: Facts, payment: StoredPayment, lines: readonly LedgerLine[]): (readonly [string, bigint])[] {
  const isReversalTold = facts.eventsOf('payments', payment.id).some(({ type }) => type === 'payment.reversed');
  const isRefundOpen = payment.refunds.some(({ state }) => state === 'needs_operator');
  return lines
    .filter((line) => {
      const attempt = payment.attempts.find(({ channel, reference }) => channel === line.account && reference === line.reference);
      if (attempt?.state !== 'succeeded') return true;
      return line.kind === 'refund' ? isRefundOpen || attempt.reversed : line.kind === 'reversal' && !isReversalTold;
    })
    .map((line) => [line.account, signed(line)] as const);
}

/** @returns what the provider moved and the books do not have: some of what they need not have */
function expectSame(tally: Tally, paymentId: string | null, name: string, really: Sums, booked: Sums, unknown: readonly (readonly [string, bigint])[]): (readonly [string, bigint])[] {
  const missing = sumsOf([...really, ...[...booked].map(([account, minor]) => [account, -minor] as const)]);
  for (const [account, minor] of missing) {
    const mine = unknown.filter(([place]) => place === account).map(([, part]) => part);
    tally.expect(isSumOfSome(mine, minor), paymentId, () => `${name}: ${account} moved ${really.get(account) ?? 0n}, its clearing account has ${booked.get(account) ?? 0n}`);
  }
  if (missing.size === 0) tally.expect(true, paymentId, () => '');
  return [...missing];
}

function isSumOfSome([first, ...rest]: readonly bigint[], sum: bigint): boolean {
  if (sum === 0n) return true;
  return first !== undefined && (isSumOfSome(rest, sum - first) || isSumOfSome(rest, sum));
}

/** What was sent by hand and credited stands on the accounts of the receiving wallets, and nothing else does. */
function expectReceiving({ money }: Books, tally: Tally): void {
  const sent = new Map(money.sent.map((each) => [`${each.wallet} ${each.to} ${each.number}`, each.amountMinor]));
  const credited = money.deposits.filter(({ state }) => state === 'credited');
  const expected = sumsOf(credited.map(({ walletType, number, transfer }) => [`receiving-${walletType}`, sent.get(`${walletType} ${transfer?.receivingNumber} ${number}`) ?? 0n] as const));
  const booked = clearingOf(sumsOfEntries(money.entries));
  for (const account of new Set([...expected.keys(), ...[...booked.keys()].filter((each) => each.startsWith('receiving-'))])) {
    tally.expect(expected.get(account) === booked.get(account), null, () => `${account} has ${booked.get(account) ?? 0n}, the wallets took in ${expected.get(account) ?? 0n} for what is credited`);
  }
}

/** No movement and no entry that belongs to nobody. */
function expectTotals({ facts, money }: Books, tally: Tally, missing: readonly (readonly [string, bigint])[]): void {
  const really = sumsOf([
    ...facts.provider.ledger.map((line) => [line.account, signed(line)] as const),
    ...money.lines.map(({ account, kind, amountMinor }) => [account, kind === 'payout' ? -amountMinor : amountMinor] as const),
  ]);
  const booked = clearingOf(sumsOfEntries(money.entries));
  const unknown = sumsOf(missing);
  for (const account of new Set([...really.keys(), ...booked.keys()])) {
    if (account.startsWith('receiving-')) continue;
    const [moved, kept, left] = [really.get(account) ?? 0n, booked.get(account) ?? 0n, unknown.get(account) ?? 0n];
    tally.expect(moved - kept === left, null, () => `${account} moved ${moved} in all, its clearing account has ${kept}, and ${left} of the difference belongs to somebody`);
  }
}
