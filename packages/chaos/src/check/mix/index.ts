import type { Facts } from '../facts.ts';
import type { Finding } from '../report.ts';
import { balancesDerived } from './balances-derived.ts';
import { bookedOnce } from './booked-once.ts';
import { openBooks } from './books.ts';
import { holdsCovered } from './holds-covered.ts';
import { journalBalances } from './journal-balances.ts';
import { moneyAgrees } from './money-agrees.ts';
import { ordersEnd } from './orders-end.ts';
import { ordersNotified } from './orders-notified.ts';
import { payoutsOnce } from './payouts-once.ts';
import { transfersOnce } from './transfers-once.ts';

const INVARIANTS = [journalBalances, balancesDerived, bookedOnce, holdsCovered, payoutsOnce, moneyAgrees, transfersOnce, ordersEnd, ordersNotified];

/** The invariants of payouts, deposits and the books; none in a run without them. */
export function judgeMix(facts: Facts): Finding[] {
  const { money, observation } = facts;
  if (money === null || observation.mix === null) return [];
  const books = openBooks(facts, money, observation.mix);
  return INVARIANTS.map((invariant) => invariant(books));
}
