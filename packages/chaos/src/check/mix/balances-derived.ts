import { textOf } from '../facts.ts';
import { startTally, type Finding, type Tally } from '../report.ts';
import { sumsOf, type Books } from './books.ts';

/** Every balance that the ledger keeps is the one that its journal says, added up anew; and the topic tells of every entry, whole, and of no other. */
export function balancesDerived(books: Books): Finding {
  const tally = startTally('15 every balance is the journal\'s');
  const { entries, balances, holds } = books.money;
  const scoped = entries.flatMap(({ mode, currency, legs }) => legs.map(({ account, minor }) => ({ scope: `${mode}:${currency}`, account, minor })));
  const derived = sumsOf([
    ...scoped.map(({ scope, account, minor }) => [`balance ${scope}:${account}`, minor] as const),
    ...['available', 'held'].flatMap((part) => scoped.flatMap(({ scope, account, minor }) => (account.startsWith('merchant:') && account.endsWith(`:${part}`) ? [[`${part} ${scope}:${account.split(':')[1]}`, -minor] as const] : []))),
  ]);
  for (const name of new Set([...derived.keys(), ...balances.keys()])) {
    const [journal, kept] = [derived.get(name) ?? 0n, balances.get(name) ?? 0n];
    tally.expect(journal === kept, null, () => `${name}: ${journal} by the journal, ${kept} kept`);
  }
  const open = sumsOf(holds.filter(({ state }) => state === 'held').map(({ mode, currency, merchantId, minor, feeMinor }) => [`held ${mode}:${currency}:${merchantId}`, minor + feeMinor] as const));
  for (const name of [...balances.keys()].filter((each) => each.startsWith('held '))) {
    tally.expect((open.get(name) ?? 0n) === balances.get(name), null, () => `${name}: ${balances.get(name)} kept, open holds are ${open.get(name) ?? 0n}`);
  }
  for (const [name, minor] of derived) {
    if (name.endsWith(':unsettled')) tally.expect(false, null, () => `${name}: ${-minor} are not settled although every settlement day is over`);
  }
  expectTopic(books, tally);
  return tally.finding;
}

function expectTopic({ facts, money }: Books, tally: Tally): void {
  const told = new Map<string, number>();
  const entries = new Map(money.entries.map((entry) => [entry.id, entry]));
  for (const event of [...facts.eventsByKey('ledger-entries').values()].flat()) {
    const id = textOf(event, 'entryId');
    told.set(id, (told.get(id) ?? 0) + 1);
    const entry = entries.get(id);
    const legs = (event.payload['legs'] ?? []) as readonly { account: string; side: string; amountMinor: string }[];
    const same = entry?.legs.length === legs.length && entry.legs.every(({ account, minor }, index) => legs[index]?.account === account && legs[index].side === (minor > 0n ? 'SIDE_DEBIT' : 'SIDE_CREDIT') && BigInt(legs[index].amountMinor) === (minor > 0n ? minor : -minor));
    tally.expect(same, null, () => `the topic tells of entry ${id}, ${entry === undefined ? 'which the journal does not have' : 'with other legs than the journal has'}`);
  }
  for (const { id, done } of money.entries) {
    tally.expect(done, null, () => `entry ${id} is not in the balances, or not on the topic`);
    tally.expect(told.get(id) === 1, null, () => `the topic tells ${told.get(id) ?? 0} times of entry ${id}`);
  }
}
