import { group } from '../facts.ts';
import { startTally, type Finding, type Tally } from '../report.ts';
import type { Books } from './books.ts';

/** Money that came in by hand is recorded once and credited at most once, with its own amount, to a claim that named it; and no claim of it is left without an end. */
export function transfersOnce(books: Books): Finding {
  const tally = startTally('20 a transfer is credited at most once, as what it is');
  const { money } = books;
  const recorded = group(money.transfers, ({ walletType, to, number }) => `${walletType} ${to} ${number}`);
  const credited = money.deposits.filter(({ state }) => state === 'credited');
  const holders = group(credited, ({ walletType, transfer, number }) => `${walletType} ${transfer?.receivingNumber} ${number}`);
  for (const { wallet, to, number, amountMinor } of money.sent) {
    const place = `${wallet} ${to} ${number}`;
    const mine = recorded.get(place) ?? [];
    tally.expect(mine.length === 1 && mine[0]?.amountMinor === amountMinor, null, () => `transfer ${number} of ${amountMinor} is recorded ${mine.length} times, as ${mine.map((each) => each.amountMinor).join(', ')}`);
    const winners = holders.get(place) ?? [];
    tally.expect(winners.length <= 1, null, () => `transfer ${number} is credited ${winners.length} times: ${winners.map(({ id }) => id).join(', ')}`);
    for (const { id, transfer } of winners) {
      tally.expect(transfer?.amountMinor === amountMinor, null, () => `deposit ${id} is credited with ${transfer?.amountMinor}, the transfer was ${amountMinor}`);
      tally.expect(mine[0]?.claimedBy === id, null, () => `deposit ${id} is credited, and its transfer is kept for ${mine[0]?.claimedBy ?? 'nobody'}`);
    }
  }
  const sent = new Set(money.sent.map(({ wallet, to, number }) => `${wallet} ${to} ${number}`));
  for (const place of recorded.keys()) tally.expect(sent.has(place), null, () => `transfer ${place.split(' ')[2]} is recorded, and nobody sent it`);
  for (const [place, [winner]] of holders) tally.expect(sent.has(place), null, () => `deposit ${winner?.id} is credited with a transfer that nobody sent`);
  expectClaims(books, tally);
  return tally.finding;
}

/** Of the claims that named money which came, one has it, or waits for a person, unless the merchant's own rule refuses it. */
function expectClaims({ money, mix }: Books, tally: Tally): void {
  const deposits = group(money.deposits, ({ walletType, number }) => `${walletType} ${number}`);
  const came = new Set(money.sent.map(({ wallet, number }) => `${wallet} ${number}`));
  const claimed = new Set(mix.claims.filter(({ submissions }) => submissions.some(({ id }) => id !== null)).map(({ wallet, number }) => `${wallet} ${number}`));
  for (const place of claimed) {
    const mine = deposits.get(place) ?? [];
    const served = mine.some(({ state, reason }) => state === 'credited' || state === 'pending' || (state === 'refused' && reason === 'amount_mismatch'));
    tally.expect(came.has(place) === served, null, () => `claims of ${place.split(' ')[1]}, which ${came.has(place) ? 'came' : 'never came'}, are ${mine.map(({ state, reason }) => `${state} ${reason ?? ''}`).join(', ')}`);
  }
}
