import { startTally, type Finding } from '../report.ts';
import { sumsOf, type Books } from './books.ts';

/** Every entry's debits are its credits, so the whole journal comes to zero in each currency of each world; nobody's entry touches another merchant's money. */
export function journalBalances({ money }: Books): Finding {
  const tally = startTally('14 the journal comes to zero per currency');
  tally.expect(money.entries.length > 0, null, () => 'the journal is empty');
  for (const { id, merchantId, legs } of money.entries) {
    const sum = legs.reduce((total, { minor }) => total + minor, 0n);
    tally.expect(sum === 0n, null, () => `entry ${id} leaves ${sum}`);
    const strange = legs.find(({ account }) => account.startsWith('merchant:') && !account.startsWith(`merchant:${merchantId}:`));
    tally.expect(strange === undefined, null, () => `entry ${id} of ${merchantId} moves ${strange?.account}`);
  }
  const totals = sumsOf(money.entries.flatMap(({ mode, currency, legs }) => legs.map(({ minor }) => [`${mode} ${currency}`, minor] as const)));
  for (const scope of new Set(money.entries.map(({ mode, currency }) => `${mode} ${currency}`))) {
    tally.expect(!totals.has(scope), null, () => `all entries in ${scope} come to ${totals.get(scope)}`);
  }
  return tally.finding;
}
