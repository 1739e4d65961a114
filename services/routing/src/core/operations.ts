import type { PayMethod } from '../ports.ts';
import type { Ranker } from './arrange.ts';

export const PAY_METHODS: readonly PayMethod[] = ['wallet', 'token'];

/** No channel has it in its name. */
const BETWEEN = '/';

/**
 * What the engine calls a channel for one way of paying. A prompt that is answered within a minute and a token that is paid at a shop some hours later are two operations of
 * a provider: each has its own share of successes, and its own time after which an answer is late.
 */
export function operationOf(channel: string, method: PayMethod): string {
  return method === 'wallet' ? channel : `${channel}${BETWEEN}${method}`;
}

/** The channel of an operation. */
export function channelOf(operation: string): string {
  const end = operation.indexOf(BETWEEN);
  return end < 0 ? operation : operation.slice(0, end);
}

/** The engine as it is asked and answers by channels, for one way of paying. */
export function rankerFor(engine: Ranker, method: PayMethod): Ranker {
  // Prompts keep the names of their channels: nearly all decisions are theirs.
  if (method === 'wallet') return engine;
  return {
    health: (channel, now) => engine.health(operationOf(channel, method), now),
    rank(question, random) {
      const ranking = engine.rank({ ...question, candidates: question.candidates.map((channel) => operationOf(channel, method)) }, random);
      return { ...ranking, order: ranking.order.map((each) => ({ ...each, channel: channelOf(each.channel) })) };
    },
  };
}
