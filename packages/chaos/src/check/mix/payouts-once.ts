import type { PayoutOrder } from '../../mix/observed.ts';
import type { PayoutLine, StoredPayout } from '../../truth/money.ts';
import { group } from '../facts.ts';
import { startTally, type Finding, type Tally } from '../report.ts';
import { isWaiting, type Books } from './books.ts';

/**
 * By receivers, wallets' numbers and accounts at banks, which needs nobody's word but the provider's and the client's: nobody is paid more often than was ordered, and never another
 * amount. No money leaves before it is held, and what is told as paid or as failed is so, with the hold committed or given back.
 */
export function payoutsOnce(books: Books): Finding {
  const tally = startTally('18 no payout is paid twice, or without its hold');
  const { money, mix } = books;
  const orders = group(mix.payouts, ({ receiver }) => receiver);
  const lines = group(money.lines, ({ receiver }) => receiver);
  for (const { account, receiver, amountMinor } of money.lines) tally.expect(orders.has(receiver), null, () => `${account} paid ${amountMinor} to a receiver whom nobody ordered to pay`);
  for (const [receiver, mine] of orders) expectReceiver(books, tally, mine, lines.get(receiver) ?? []);
  for (const payout of money.payouts) expectHold(books, tally, payout);
  return tally.finding;
}

function expectReceiver(books: Books, tally: Tally, orders: readonly PayoutOrder[], lines: readonly PayoutLine[]): void {
  const name = orders.map(({ key }) => key).join(' and ');
  const paid = lines.filter(({ kind }) => kind === 'payout');
  const payouts = orders.flatMap((order) => books.payoutOf(order) ?? []);
  tally.expect(paid.length <= orders.length, null, () => `payout ${name} was paid ${paid.length} times`);
  const told = payouts.filter(({ attempts }) => attempts.some(({ state }) => state === 'succeeded'));
  const open = payouts.filter((payout) => !told.includes(payout) && isWaiting(payout));
  tally.expect(paid.length >= told.length, null, () => `payout ${name}: ${told.length} are recorded as paid, the provider paid ${paid.length}`);
  tally.expect(paid.length <= told.length + open.length, null, () => `payout ${name}: the provider paid ${paid.length}, ${told.length} are recorded as paid and ${open.length} wait for a person`);
  for (const { amountMinor } of paid) tally.expect(payouts.some((payout) => payout.amountMinor === amountMinor), null, () => `payout ${name}: ${amountMinor} were paid, which nobody ordered`);
  expectHeldBefore(books, tally, name, payouts, paid);
}

/** The n-th payment is later than the n-th hold: so many holds were there whenever so much had left. */
function expectHeldBefore({ money, entriesOf }: Books, tally: Tally, name: string, payouts: readonly StoredPayout[], paid: readonly PayoutLine[]): void {
  if (money.written === null) return;
  const { written } = money;
  const holds = payouts.flatMap(({ id }) => entriesOf(id).filter(({ kind }) => kind === 'hold').map((entry) => written.get(entry.id) ?? Infinity)).toSorted((a, b) => a - b);
  for (const [index, { at }] of paid.toSorted((a, b) => a.at - b.at).entries()) {
    const heldAt = holds[index] ?? Infinity;
    tally.expect(heldAt <= at, null, () => `payout ${name} was paid at ${new Date(at).toISOString()}, ${heldAt === Infinity ? 'and never held' : `${heldAt - at} ms before its money was held`}`);
  }
}

function expectHold({ money }: Books, tally: Tally, payout: StoredPayout): void {
  const { id, state, attempts, booking } = payout;
  const hold = money.holds.find(({ reference }) => reference === id)?.state ?? 'none';
  tally.expect(booking === null, null, () => `payout ${id}: the ledger was never told to ${booking}`);
  const isBack = attempts.some(({ reversed }) => reversed);
  if (state === 'succeeded') tally.expect(hold === (isBack ? 'released' : 'committed') || (isBack && hold === 'committed'), null, () => `payout ${id} has succeeded, and its hold is ${hold}`);
  else if (state === 'failed') tally.expect(hold === 'released' || hold === 'none', null, () => `payout ${id} has failed, and its hold is ${hold}`);
  else if (attempts.length > 0) tally.expect(hold === 'held', null, () => `payout ${id} is ${state}, and its hold is ${hold}`);
}
