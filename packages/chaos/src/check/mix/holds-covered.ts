import { startTally, type Finding } from '../report.ts';
import type { Books } from './books.ts';

/**
 * At every prefix of the journal, in the order in which the engine wrote it: no hold takes more than the merchant has. What takes an available balance
 * below zero is a settlement of refunds or reversals that came after the money was settled and spent; nothing else may.
 */
export function holdsCovered({ money }: Books): Finding {
  const tally = startTally('17 no hold takes more than there is');
  const { written, entries } = money;
  tally.expect(written !== null, null, () => "the engine's log does not reach back to the start of the run");
  if (written === null) return tally.finding;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const available = new Map<string, bigint>();
  for (const id of written.keys()) {
    const entry = byId.get(id);
    tally.expect(entry !== undefined, null, () => `entry ${id} was booked, and the journal does not have it`);
    if (entry === undefined) continue;
    const { merchantId, mode, currency, kind, legs } = entry;
    const change = legs.reduce((sum, { account, minor }) => (account === `merchant:${merchantId}:available` ? sum - minor : sum), 0n);
    if (change === 0n) continue;
    const scope = `${mode}:${currency}:${merchantId}`;
    const before = available.get(scope) ?? 0n;
    available.set(scope, before + change);
    const isCovered = change > 0n || kind === 'settlement' || before + change >= 0n;
    tally.expect(isCovered, null, () => `entry ${id} (${kind}) takes ${-change} from ${merchantId}, who has ${before}`);
  }
  return tally.finding;
}
