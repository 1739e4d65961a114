import { expect, test } from '@jest/globals';
import { gather } from '../facts.ts';
import { judgeMix } from './index.ts';
import { balancesOf, BANKED, CREDITED, entry, FAILED, PAID, receiverOf, RIVAL, rightBooks, WAITING, type DoctoredBooks } from './right-books.fixture.ts';

/** Numbers of the invariants that a truth breaks. */
function broken({ truth }: DoctoredBooks): number[] {
  return judgeMix(gather(truth as never)).flatMap(({ name, violations }) => (violations.length > 0 ? [Number.parseInt(name, 10)] : []));
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}

function drop<T>(list: T[], isIt: (item: T) => boolean): void {
  const at = list.findIndex(isIt);
  if (at === -1) throw new Error('nothing to drop');
  list.splice(at, 1);
}

const payout = ({ money }: DoctoredBooks, id: string) => must(money.payouts.find((each) => each.id === id));
const lineTo = ({ money }: DoctoredBooks, id: string) => must(money.lines.find(({ receiver }) => receiver === receiverOf(id)));
const deposit = ({ money }: DoctoredBooks, id: string) => must(money.deposits.find((each) => each.id === id));

/** Books an entry that is right by itself: balanced, in the balances, on the topic. */
function book({ money, truth }: DoctoredBooks, more: ReturnType<typeof entry>, at = Date.parse('2026-11-21T13:00:00Z')): void {
  money.entries.push(structuredClone(more) as never);
  money.written?.set(more.id, at);
  money.balances = balancesOf(money.entries);
  const legs = more.legs.map(({ account, minor }) => ({ account, side: minor > 0n ? 'SIDE_DEBIT' : 'SIDE_CREDIT', amountMinor: String(minor > 0n ? minor : -minor) }));
  truth.events.push({ topic: 'ledger-entries', partition: 0, offset: 99n, key: more.subject, id: `${more.id}.ledger`, type: 'ledger.entry_booked', seq: 99, payload: { entryId: more.id, legs } });
}

test('right books break nothing, and every invariant looks at something', () => {
  const findings = judgeMix(gather(rightBooks().truth));
  expect(findings.flatMap(({ name, violations }) => violations.map(({ text }) => `${name}: ${text}`))).toEqual([]);
  expect(findings.map(({ name }) => Number.parseInt(name, 10))).toEqual([14, 15, 16, 17, 18, 19, 20, 21, 22]);
  for (const { name, checked } of findings) expect([name, checked > 0]).toEqual([name, true]);
});

test('a run of payments only is not judged by them', () => {
  const { truth } = rightBooks();
  expect(judgeMix(gather({ ...truth, money: null }))).toEqual([]);
});

test('what nobody can know is no violation: a payout that waits for a person may have been paid', () => {
  const books = rightBooks();
  books.money.lines.push({ at: Date.parse('2026-11-21T12:30:00Z'), account: 'jazzcash-payout', receiver: receiverOf(WAITING), kind: 'payout', amountMinor: 10_000n });
  expect(broken(books)).toEqual([]);
});

test('a bank gives money back, and Easypaisa cannot be asked about that', () => {
  const books = rightBooks();
  books.money.lines.push({ ...lineTo(books, BANKED), kind: 'payout-reversal' });
  expect(broken(books)).toEqual([]);
});

test('a settlement of refunds may take a balance below zero, a hold may not', () => {
  const settled = rightBooks();
  book(settled, entry('refunds', 'settlement', '2026-11-22', [['merchant:mer_1:available', 500_000n], ['merchant:mer_1:unsettled', -500_000n]]));
  expect(broken(settled)).toEqual([15]);
  const held = rightBooks();
  book(held, entry('held more', 'hold', PAID, [['merchant:mer_1:available', 500_000n], ['merchant:mer_1:held', -500_000n]]));
  expect(broken(held)).toContain(17);
});

const DOCTORED: readonly (readonly [string, readonly number[], (books: DoctoredBooks) => void])[] = [
  ['an entry does not balance', [14], ({ money }) => (must(must(money.entries[0]).legs[0]).minor += 1n)],
  ["an entry moves another merchant's money", [14], ({ money }) => (must(must(money.entries[0]).legs[1]).account = 'merchant:mer_2:available')],
  ['a balance is not the journal\'s', [15], ({ money }) => money.balances.set('balance test:PKR:fees', -1n)],
  ['funds are not the journal\'s', [15], ({ money }) => money.balances.set('available test:PKR:mer_1', 1n)],
  ['a hold is open that the balance does not know', [15], ({ money }) => (must(money.holds.find(({ reference }) => reference === FAILED)).state = 'held')],
  ['an entry is not in the balances', [15], ({ money }) => (must(money.entries[1]).done = false)],
  ['an entry was never published', [15], ({ truth }) => drop(truth.events, ({ payload }) => payload['entryId'] === 'captured')],
  ['a capture is booked twice', [16], (books) => book(books, { ...must(rightBooks().money.entries.find(({ id }) => id === 'captured')), id: 'captured again' })],
  ['a capture is not booked', [16], ({ money }) => drop(money.entries, ({ id }) => id === 'captured')],
  ['a payout is booked out twice', [16], (books) => book(books, { ...must(rightBooks().money.entries.find(({ id }) => id === 'committed')), id: 'committed again' })],
  ['test money is booked twice', [16], (books) => book(books, { ...must(rightBooks().money.entries[0]), id: 'funding:2' })],
  ['an entry is about nothing', [16], (books) => book(books, entry('strange', 'funding', 'nobody', [['funding', 5n], ['merchant:mer_1:available', -5n]]))],
  ['a fee is another one than published', [16], ({ mix }) => (mix.fees['payin.jazzcash'] = 151)],
  ['the log of the engine does not reach back', [17], ({ money }) => (money.written = null)],
  ['a payout was paid twice', [18], ({ money }) => money.lines.push({ ...must(money.lines[0]) })],
  ['a payout was paid before its money was held', [18], ({ money }) => (must(money.lines[0]).at = 0)],
  ['a failed payout was paid', [18], ({ money }) => money.lines.push({ ...must(money.lines[0]), receiver: receiverOf(FAILED) })],
  ['payouts succeeded without money', [18], ({ money }) => money.lines.splice(0)],
  ['another amount was paid', [18], ({ money }) => (must(money.lines[0]).amountMinor = 9_000n)],
  ['somebody was paid whom nobody ordered to pay', [18], ({ money }) => money.lines.push({ ...must(money.lines[0]), receiver: '03409999999' })],
  ['a bank account was paid twice', [18, 19], (books) => books.money.lines.push({ ...lineTo(books, BANKED) })],
  ['another account of the bank was paid', [18, 19], (books) => (lineTo(books, BANKED).receiver = 'ABL/03420000002')],
  ['the account of that number at another bank was paid', [18, 19], (books) => (lineTo(books, BANKED).receiver = 'MBL/03420000001')],
  ["a wallet of an account's number was paid", [18, 19], (books) => (lineTo(books, BANKED).receiver = '03420000001')],
  ['a bank account was paid before its money was held', [18], (books) => (lineTo(books, BANKED).at = 0)],
  ['a failed payout keeps its hold', [18], ({ money }) => (must(money.holds.find(({ reference }) => reference === FAILED)).state = 'held')],
  ['the ledger was never told of an end', [18], (books) => (payout(books, PAID).booking = 'commit')],
  ['a provider took what is not booked', [19], ({ truth }) => truth.provider.ledger.push({ ...must(truth.provider.ledger[0]), seq: 2 })],
  ['money went into a bank from another account than is booked', [19], (books) => (lineTo(books, BANKED).account = 'jazzcash-bank-payout')],
  ['a provider paid out what is not booked', [19], ({ money }) => money.lines.push({ ...must(money.lines[0]) })],
  ['a payout came back, and nobody has noticed', [19], ({ money }) => money.lines.push({ at: Date.parse('2026-11-21T12:31:00Z'), account: 'jazzcash-payout', receiver: receiverOf(PAID), kind: 'payout-reversal', amountMinor: 10_000n })],
  ['a receiving wallet has less than is credited', [19], ({ money }) => (must(money.sent[0]).amountMinor = 15_000n)],
  ['a transfer is credited twice', [20], (books) => Object.assign(deposit(books, RIVAL), { state: 'credited', transfer: deposit(books, CREDITED).transfer })],
  ['a transfer is credited with another amount', [20], (books) => (must(deposit(books, CREDITED).transfer ?? undefined).amountMinor = 1n)],
  ['a transfer was forgotten', [20], ({ money }) => money.transfers.splice(0)],
  ['a credited deposit has nobody\'s transfer', [20], ({ money }) => money.sent.splice(0)],
  ['nobody got a transfer that was claimed', [20], (books) => Object.assign(deposit(books, CREDITED), { state: 'expired', transfer: null })],
  ['an accepted payout is gone', [21], ({ money }) => drop(money.payouts, ({ id }) => id === WAITING)],
  ['a payout into a bank became one to a wallet', [21], (books) => (payout(books, BANKED).wallet = 'jazzcash')],
  ['one key made two payouts', [21], ({ mix }) => must(mix.payouts[0]).submissions.push({ ...must(must(mix.payouts[0]).submissions[0]), id: FAILED })],
  ['a payout is stuck', [21], (books) => (must(payout(books, WAITING).attempts[0]).needsOperator = false)],
  ['a payout changed its end', [21], ({ mix }) => must(mix.payouts[0]).reads.push({ ...must(must(mix.payouts[0]).submissions[0]), state: 'failed' })],
  ['an event of a payout is missing', [21], ({ truth }) => drop(truth.events, ({ key, seq, topic }) => key === PAID && seq === 1 && topic === 'payouts')],
  ['a claim is stuck', [21], (books) => (deposit(books, RIVAL).state = 'possible')],
  ['a payout\'s end was never told', [22], ({ truth }) => drop(truth.observation.inbox, ({ headers }) => headers['webhook-id'] === `${PAID}.payouts.2`)],
  ['a deposit\'s end was refused by the merchant', [22], ({ truth }) => (must(truth.observation.inbox.find(({ headers }) => headers['webhook-id'] === `${CREDITED}.deposits.1`)).answered = 500)],
  ['a webhook is signed wrongly', [22], ({ truth }) => (must(truth.observation.inbox[0]).headers['webhook-signature'] = 'v1,AAAA')],
];

test.each(DOCTORED)('%s: caught', (_, numbers, spoil) => {
  const books = rightBooks();
  spoil(books);
  const found = broken(books);
  for (const number of numbers) expect(found).toContain(number);
});
