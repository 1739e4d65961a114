import type { Facts } from './facts.ts';
import { startTally, type Finding } from './report.ts';

/** No canary (mobile numbers, names, secrets) is in a log, on a topic or in a metric; and all of those were really looked at. */
export function nothingLeaks(facts: Facts): Finding {
  const tally = startTally('12 no secret and no personal data in logs, topics and metrics');
  for (const place of facts.searched.keys()) {
    const leaks = facts.leaks.filter((leak) => leak.place === place);
    tally.expect(leaks.length === 0, null, () => `${place} holds ${leaks[0]?.kind === 'mobile' ? 'a mobile number' : 'a secret or a name'}: ${leaks[0]?.excerpt ?? ''}`);
  }
  for (const kind of ['log ', 'topic ', 'metrics ']) tally.expect([...facts.searched.keys()].some((place) => place.startsWith(kind)), null, () => `no ${kind.trim()} was searched`);
  tally.expect(facts.observation.secrets.length > 0, null, () => 'the run had no canaries to look for');
  return tally.finding;
}
