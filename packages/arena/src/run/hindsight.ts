import type { ScenarioFile } from '../scenario/read.ts';
import { World } from '../world/world.ts';
import { runJobs, type PoolOptions } from './pool.ts';

/** A search looks at no more seeds than that. */
const SEARCH_SEEDS = 5;
const MAX_ROUNDS = 8;
/** Up to so many channels all orders are tried. */
const ALL_ORDERS_UP_TO = 4;

/**
 * The one order that would have been best on a scenario: all orders for few channels, else the best of all swaps until none helps.
 * Judged on the first seeds of the run, which it has seen: hindsight.
 * @returns the specification of the policy.
 */
export async function bestFixed(file: ScenarioFile, firstSeed: number, seeds: number, pool: PoolOptions): Promise<string> {
  const count = file.scenario.channels.length;
  const succeeded = async (orders: readonly (readonly number[])[]): Promise<readonly number[]> => {
    const policies = orders.map(specOf);
    const jobs = Array.from({ length: Math.min(seeds, SEARCH_SEEDS) }, (_, index) => ({ scenario: 0, seed: firstSeed + index, policies }));
    const results = await runJobs([file.json], jobs, pool);
    return orders.map((_, index) => results.reduce((sum, { runs }) => sum + (runs[index]?.succeeded ?? 0), 0));
  };
  if (count <= ALL_ORDERS_UP_TO) {
    const orders = permutations(Array.from({ length: count }, (_, index) => index));
    return specOf(orders[argMax(await succeeded(orders))] ?? []);
  }
  let order = byMeanSuccess(file);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const orders = [order, ...swaps(order)];
    const best = argMax(await succeeded(orders));
    if (best === 0) break;
    order = orders[best] ?? order;
  }
  return specOf(order);
}

function byMeanSuccess({ scenario }: ScenarioFile): readonly number[] {
  const world = new World(scenario);
  const times = Array.from({ length: 100 }, (_, index) => ((index + 0.5) / 100) * scenario.durationS);
  const success = scenario.channels.map((_, channel) => scenario.segments.reduce((sum, _segment, segment) => sum + times.reduce((all, time) => all + world.chances(channel, segment, time).succeeds, 0), 0));
  return scenario.channels.map((_, index) => index).toSorted((a, b) => (success[b] ?? 0) - (success[a] ?? 0));
}

function swaps(order: readonly number[]): readonly (readonly number[])[] {
  return order.flatMap((first, at) => order.slice(at + 1).map((second, offset) => order.with(at, second).with(at + 1 + offset, first)));
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

function specOf(order: readonly number[]): string {
  return `fixed:order=${order.join('>')}`;
}

/** The first of the highest. */
function argMax(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? -Infinity) ? index : best), 0);
}
