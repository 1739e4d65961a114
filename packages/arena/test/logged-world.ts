import type { LoggedChoice, LoggedPayment } from '../src/replay/log.ts';
import type { Policy } from '../src/policy.ts';
import { simulate } from '../src/simulate.ts';
import { mix, stream } from '../src/world/random.ts';
import { createTrace } from '../src/world/trace.ts';
import { World } from '../src/world/world.ts';
import { channelJson, scenarioOf } from './small-world.ts';

export const SUCCESS: Readonly<Record<string, number>> = { a: 0.6, b: 0.9, c: 0.75 };
export const PAYER_FAULT = 0.1;

/** The share of payments that succeed when each attempt goes to a channel with this probability and declines are tried once more. */
export function truth(probability: (channel: string, candidates: readonly string[]) => number, attempts: number, candidates: readonly string[] = Object.keys(SUCCESS)): number {
  const conditional = (left: readonly string[], more: number): number =>
    more === 0 ? 0 : left.reduce((sum, channel) => sum + probability(channel, left) * ((SUCCESS[channel] ?? 0) + (1 - (SUCCESS[channel] ?? 0)) * conditional(left.filter((other) => other !== channel), more - 1)), 0); // prettier-ignore
  return (1 - PAYER_FAULT) * conditional(candidates, attempts);
}

/** A log of a policy that learns while it is logged: its probabilities move, but each is written down. `never` are channels it never chooses. */
export function loggedPayments(seed: number, { payments = 1_000, attempts = 2, never = [] as readonly string[] } = {}): readonly LoggedPayment[] {
  const scenario = scenarioOf({
    name: 'logged',
    durationS: payments,
    payerFaultShare: PAYER_FAULT,
    channels: Object.entries(SUCCESS).map(([id, success]) => channelJson(id, { success })),
    retry: { maxAttempts: attempts },
  });
  const trace = createTrace(scenario, seed);
  const random = stream(mix(seed ^ 0x6c6f67));
  const choices = new Map<number, LoggedChoice[]>();
  const successes = new Map<string, number>();
  const policy: Policy = {
    choose({ nowS, paymentId, amount, candidates }) {
      const open = candidates.some(({ id }) => !never.includes(id));
      const weights = candidates.map(({ id }) => (open && never.includes(id) ? 0 : 1 + Math.min(4, (successes.get(id) ?? 0) / 50)));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      let rest = random() * total;
      const chosen = weights.findIndex((weight) => (rest -= weight) < 0);
      const logged = candidates.map(({ id }, index) => ({ channel: id, score: SUCCESS[id] ?? 0, probability: (weights[index] ?? 0) / total }));
      choices.set(paymentId, [...(choices.get(paymentId) ?? []), { decidedAt: new Date(nowS * 1_000).toISOString(), merchantId: 'mer_1', amountMinor: BigInt(amount * 100), candidates: logged, chosen }]);
      return { channel: candidates[chosen]?.id ?? '', probability: logged[chosen]?.probability ?? 0 };
    },
    learn({ channel, kind }) {
      if (kind === 'succeeded') successes.set(channel, (successes.get(channel) ?? 0) + 1);
    },
  };
  const run = simulate(new World(scenario), trace, () => policy);
  return Array.from(run.succeeded, (succeeded, payment) => ({ paymentId: String(payment), choices: choices.get(payment) ?? [], succeeded: succeeded === 1, isOpen: false }));
}
