import type { Prompt } from '../truth/truth.ts';
import { group, type Facts } from './facts.ts';
import { startTally, type Finding } from './report.ts';

/** At most one live prompt per mobile number, by the providers' books. One that is older than any prompt lasts does not count: nobody can wait for it for ever. */
export function onePrompt(facts: Facts): Finding {
  const tally = startTally('13 one live prompt per number');
  const longestMs = facts.provider.windowMs;
  const isLive = ({ openedAt, endedAt }: Prompt, at: number): boolean => at > openedAt && at < Math.min(endedAt ?? Number.POSITIVE_INFINITY, openedAt + longestMs);
  for (const prompts of group(facts.provider.prompts, ({ mobile }) => mobile).values()) {
    for (const prompt of prompts) {
      const other = prompts.find((each) => isLive(each, prompt.openedAt));
      const paymentId = facts.paymentOf(prompt.account, prompt.reference)?.id ?? null;
      tally.expect(other === undefined, paymentId, () => `${prompt.account} ${prompt.reference} rang while ${other?.account} ${other?.reference} still did on the same phone`);
    }
  }
  return tally.finding;
}
