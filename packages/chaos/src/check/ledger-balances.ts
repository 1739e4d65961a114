import { group, type Facts } from './facts.ts';
import { startTally, type Finding } from './report.ts';

/** The provider's ledger is sound, as the witness of everything else: gapless, one debit per reference, nothing given back that was not taken. */
export function ledgerBalances(facts: Facts): Finding {
  const tally = startTally('7 the ledger of the providers is sound');
  for (const [index, line] of facts.provider.ledger.entries()) {
    tally.expect(line.seq === index + 1, null, () => `ledger line ${line.seq} is the ${index + 1}th`);
    tally.expect(line.amountMinor > 0n, null, () => `ledger line ${line.seq} moves ${line.amountMinor}`);
  }
  for (const [place, lines] of group(facts.provider.ledger, ({ account, reference }) => `${account} ${reference}`)) {
    const debits = lines.filter(({ kind }) => kind === 'debit').length;
    tally.expect(debits === 1 && lines[0]?.kind === 'debit', null, () => `${place} has ${debits} debits, and begins with a ${lines[0]?.kind}`);
    tally.expect(new Set(lines.map(({ mobile }) => mobile)).size === 1, null, () => `${place} moves money of several people`);
  }
  return tally.finding;
}
