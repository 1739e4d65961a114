import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { AdaigiError } from '@adaigi/errors';
import { testRuntime } from '@adaigi/runtime';
import { eventually } from '@adaigi/testing';
import { createWriteBehind } from './write-behind.ts';

const runtimes: ReturnType<typeof testRuntime>[] = [];
afterEach(async () => {
  jest.useRealTimers();
  for (const runtime of runtimes.splice(0)) await runtime.stop();
});

/** A buffer of numbers, each of the weight 1, in front of a store that may be away. */
function buffer(maxWeight = 100, batchWeight = 10, lagMs = 0) {
  const runtime = testRuntime('routing');
  runtimes.push(runtime);
  const world = { isAway: false, tries: 0, batches: [] as string[][], dropped: 0, runtime };
  const behind = createWriteBehind<number>(runtime, {
    name: 'store',
    weigh: () => 1,
    maxWeight,
    batchWeight,
    lagMs,
    async write(batch) {
      world.tries += 1;
      if (world.isAway) throw new AdaigiError('unavailable', 'away');
      world.batches.push(batch.map(String));
      return Promise.resolve();
    },
    onDrop: (entries) => {
      world.dropped += entries.length;
    },
  });
  return { ...behind, world };
}

describe('a write-behind buffer', () => {
  test('writes everything once, in order, in batches of a limited weight', async () => {
    const { push, world } = buffer();
    for (let number = 0; number < 35; number += 1) push(number);
    await eventually(() => world.batches.flat().length === 35);
    expect(world.batches.flat()).toEqual(Array.from({ length: 35 }, (_, number) => String(number)));
    expect(Math.max(...world.batches.map((batch) => batch.length))).toBe(10);
  });

  test('writes as much as a batch needs without waiting for more, and what piles up meanwhile in batches of the same weight', async () => {
    const { push, world } = buffer(100, 4);
    for (let number = 0; number < 22; number += 1) push(number);
    await eventually(() => world.batches.flat().length === 22);
    expect(world.batches.map((batch) => batch.length)).toEqual([4, 4, 4, 4, 4, 2]);
  });

  test('with a lag writes a full batch that much later, and one that is not full when it always would', () => {
    jest.useFakeTimers();
    const { push, world } = buffer(100, 4, 30);
    for (let number = 0; number < 4; number += 1) push(number);
    jest.advanceTimersByTime(29);
    expect(world.tries).toBe(0);
    jest.advanceTimersByTime(1);
    expect(world.batches).toEqual([['0', '1', '2', '3']]);
    const { push: pushOther, world: other } = buffer(100, 4, 30);
    pushOther(0);
    jest.advanceTimersByTime(199);
    expect(other.tries).toBe(0);
    jest.advanceTimersByTime(1);
    expect(other.batches).toEqual([['0']]);
  });

  test('keeps what the store did not take, and writes it at a stop', async () => {
    const { push, world } = buffer();
    world.isAway = true;
    push(1);
    await eventually(() => world.tries === 1);
    push(2);
    world.isAway = false;
    await world.runtime.stop();
    expect(world.batches.flat()).toEqual(['1', '2']);
  });

  test('drops the oldest beyond its weight, but what is on its way, and counts them', async () => {
    const { push, world } = buffer(20, 10);
    world.isAway = true;
    for (let number = 0; number < 45; number += 1) push(number);
    await eventually(() => world.tries === 1);
    expect(world.dropped).toBe(20);
    world.isAway = false;
    await world.runtime.stop();
    const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => String(from + index));
    expect(world.batches.flat()).toEqual([...numbers(0, 10), ...numbers(30, 45)]);
  });

  test('does not hold up a stop while the store is away', async () => {
    const { push, world } = buffer();
    world.isAway = true;
    push(1);
    await world.runtime.stop();
    expect(world.batches).toEqual([]);
  });
});
