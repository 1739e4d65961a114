import { createEngine } from '@adaigi/routing-engine';
import type { ChannelView, Policy, PolicyFactory } from '../policy.ts';

const SECOND_MS = 1000;

/** The platform's own engine, told and asked as the routing service does it; the segment is the payment's only feature. */
function createPolicy(channels: readonly ChannelView[], random: () => number): Policy {
  const engine = createEngine(channels.map(({ id, wallet, inquiry, timeoutS, costPercent, costFixed }) => ({ id, wallet, inquiry, timeoutMs: timeoutS * SECOND_MS, costPercent, costFixed }))); // prettier-ignore
  const attemptIdOf = (payment: number, attempt: number): string => `${payment}/${attempt}`;
  return {
    choose({ nowS, paymentId, attempt, attemptsLeft, amount, segment, candidates }) {
      const now = nowS * SECOND_MS;
      const attemptId = attemptIdOf(paymentId, attempt);
      const features = [`segment:${segment}`];
      const { order } = engine.rank({ now, attemptId, attempt, attemptsLeft, amount, features, candidates: candidates.map(({ id }) => id), objective: 'success' }, random);
      const [first] = order;
      if (first === undefined) throw new Error('the engine ranked nothing');
      engine.started({ attemptId, channel: first.channel, features, amount, at: now });
      return { channel: first.channel, probability: first.choiceProbability };
    },
    learn({ nowS, paymentId, attempt, kind, fault }) {
      engine.ended({ attemptId: attemptIdOf(paymentId, attempt), at: nowS * SECOND_MS, outcome: kind, fault });
    },
    probed(nowS, channel, answered) {
      engine.probed({ channel, at: nowS * SECOND_MS, answered });
    },
    wantsProbe(nowS, channel) {
      return engine.wantsProbe(channel, nowS * SECOND_MS);
    },
  };
}

export const adaigi: PolicyFactory = { name: 'adaigi', create: createPolicy };
