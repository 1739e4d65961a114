import type { Answer } from '../../mix/observed.ts';
import { textOf } from '../facts.ts';
import { startTally, type Finding, type Tally } from '../report.ts';
import type { Books } from './books.ts';

/** Payouts and deposits: what was accepted exists, one key is one of them, each has its end or waits for a person and an event says so, events have no gap. */
export function ordersEnd(books: Books): Finding {
  const tally = startTally('21 every payout and deposit is accepted once and ends');
  expectPayouts(books, tally);
  expectDeposits(books, tally);
  return tally.finding;
}

function expectPayouts(books: Books, tally: Tally): void {
  const { facts, money, mix } = books;
  const ids = new Map(money.payouts.map((payout) => [payout.id, payout]));
  for (const { key, merchantId, wallet, amountMinor, submissions, reads } of mix.payouts) {
    const told = idsOf([...submissions, ...reads]);
    tally.expect(told.length <= 1, null, () => `the key ${key} made ${told.length} payouts: ${told.join(', ')}`);
    const won = (body: string): boolean => submissions.some((each) => each.body === body && each.id !== null);
    tally.expect(!(won('same') && won('other')), null, () => `the key ${key} was accepted with two different bodies`);
    for (const id of told) {
      const payout = ids.get(id);
      const asked = won('other') ? amountMinor + 100n : amountMinor;
      tally.expect(payout?.accepted === true && payout.merchantId === merchantId && payout.wallet === wallet && payout.amountMinor === asked, null, () => `payout ${key} of ${asked} (${wallet}) was accepted as ${id}, which is ${payout === undefined ? 'not there' : `one of ${payout.amountMinor} (${payout.wallet})`}`);
    }
    const ends = new Set(reads.filter(({ state }) => state === 'succeeded' || state === 'failed').map(({ state }) => state));
    const now = ids.get(told[0] ?? '')?.state;
    for (const state of ends) tally.expect(state === now, null, () => `payout ${key} was read as ${state}, and is ${now}`);
  }
  for (const { id, state, accepted, attempts, eventCount, unpublished } of money.payouts) {
    const types = facts.eventsOf('payouts', id).map(({ type }) => type);
    expectSequence(books, tally, 'payouts', id, eventCount, unpublished);
    if (!accepted) {
      tally.expect(attempts.length === 0 && eventCount === 0, null, () => `payout ${id} was never accepted, and has ${attempts.length} attempts`);
      continue;
    }
    if (state === 'succeeded' || state === 'failed') tally.expect(types.includes(`payout.${state}`), null, () => `payout ${id} is ${state}, and no event says so`);
    else tally.expect(attempts.some(({ needsOperator, surplus }) => needsOperator || surplus) && types.some((type) => type === 'payout.needs_operator' || type === 'payout.surplus'), null, () => `payout ${id} is still ${state}, and nobody was asked`);
  }
}

function expectDeposits(books: Books, tally: Tally): void {
  const { facts, money, mix } = books;
  const ids = new Map(money.deposits.map((deposit) => [deposit.id, deposit]));
  for (const { key, merchantId, number, submissions } of mix.claims) {
    const told = idsOf(submissions);
    tally.expect(told.length <= 1, null, () => `the key ${key} made ${told.length} deposits: ${told.join(', ')}`);
    for (const id of told) tally.expect(ids.get(id)?.merchantId === merchantId && ids.get(id)?.number === number, null, () => `claim ${key} was accepted as ${id}, which is not there, or not this one`);
  }
  for (const { id, state, eventCount, unpublished } of money.deposits) {
    expectSequence(books, tally, 'deposits', id, eventCount, unpublished);
    tally.expect(['credited', 'refused', 'expired', 'pending'].includes(state), null, () => `deposit ${id} is still ${state}`);
    tally.expect(facts.eventsOf('deposits', id).at(-1)?.type === `deposit.${state}`, null, () => `deposit ${id} is ${state}, and its last event is ${facts.eventsOf('deposits', id).at(-1)?.type ?? 'none'}`);
  }
}

function expectSequence({ facts }: Books, tally: Tally, topic: string, id: string, eventCount: number, unpublished: number): void {
  const events = facts.eventsOf(topic, id);
  tally.expect(unpublished === 0, null, () => `${id}: ${unpublished} events were never published`);
  tally.expect(events.length === eventCount && events.every(({ seq }, index) => seq === index + 1), null, () => `${id}: events on ${topic} are ${events.map(({ seq }) => seq).join(', ')}, ${eventCount} were counted`);
  const final = events.findIndex((event) => ['PAYOUT_STATE_SUCCEEDED', 'PAYOUT_STATE_FAILED'].includes(textOf(event, 'state')));
  const ends = new Set(events.slice(Math.max(0, final)).filter(() => final !== -1).map((event) => textOf(event, 'state')));
  tally.expect(ends.size <= 1, null, () => `${id}: its end changed: ${[...ends].join(', ')}`);
}

function idsOf(answers: readonly Answer[]): string[] {
  return [...new Set(answers.flatMap(({ id }) => id ?? []))];
}
