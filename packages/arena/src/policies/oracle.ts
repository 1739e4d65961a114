import type { MakePolicy } from '../simulate.ts';
import type { Chances } from '../world/world.ts';

interface Option extends Chances {
  readonly channel: string;
}

/**
 * Knows the truth of the moment: at each attempt the channel that makes the payment most likely to succeed in the end, its remaining
 * attempts included. It does not plan for caps, nor for what comes later.
 */
export const oracle: MakePolicy = (channels, world) => {
  const index = new Map(channels.map(({ id }, at) => [id, at]));
  const segment = new Map(world.scenario.segments.map(({ id }, at) => [id, at]));
  return {
    choose({ candidates, segment: id, nowS, attemptsLeft }) {
      const options = candidates.map((each) => ({ channel: each.id, ...world.chances(index.get(each.id) ?? 0, segment.get(id) ?? 0, nowS) }));
      return { channel: bestFirst(options, attemptsLeft), probability: 1 };
    },
    learn() {
      // It has nothing to learn.
    },
  };
};

/**
 * The first channel of the best order of at most `attempts` channels. Of two neighbours in an order, the one with the higher share of
 * successes among the attempts that end the payment goes first (exchange argument), which leaves only the set to be chosen.
 */
export function bestFirst(options: readonly Option[], attempts: number): string {
  if (attempts === 1) return options.reduce((best, option) => (option.succeeds > best.succeeds ? option : best)).channel;
  const order = options.toSorted((a, b) => endsWell(b) - endsWell(a));
  // best[k]: from the options after the one at hand, the highest probability with k attempts, and which of them comes first.
  let best: { readonly value: number; readonly first: string }[] = Array.from({ length: attempts + 1 }, () => ({ value: 0, first: '' }));
  for (const option of order.toReversed()) {
    best = best.map((without, left) => {
      if (left === 0) return without;
      const value = option.succeeds + option.declined * (best[left - 1]?.value ?? 0);
      return value >= without.value ? { value, first: option.channel } : without;
    });
  }
  return best[attempts]?.first ?? '';
}

/** A channel that never ends a payment comes last: it costs nothing but the attempt. */
function endsWell({ succeeds, declined }: Chances): number {
  return declined >= 1 ? 0 : succeeds / (1 - declined);
}
