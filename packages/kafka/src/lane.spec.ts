import { describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { createLane, type Lane, type LaneRecord } from './lane.ts';

const record = (offset: number): LaneRecord => ({ offset: BigInt(offset), key: null, value: null, headers: {} });
const records = (from: number, to: number): LaneRecord[] => Array.from({ length: to - from }, (_, index) => record(from + index));

function laneWith(handle: (offset: number) => Promise<void>): { lane: Lane; handled: number[]; paused: boolean[]; handledAtResume: number[] } {
  const handled: number[] = [];
  const paused: boolean[] = [];
  const handledAtResume: number[] = [];
  const lane = createLane('t', 0, {
    handle: async ({ offset }) => {
      await handle(Number(offset));
      handled.push(Number(offset));
    },
    onRetry: () => undefined,
    onProgress: () => undefined,
    setPaused: (value) => {
      paused.push(value);
      if (!value) handledAtResume.push(handled.length);
    },
    acquire: async () => () => undefined,
  });
  return { lane, handled, paused, handledAtResume };
}

describe('a lane', () => {
  test('passes over records that a rebalance brings again', async () => {
    const { lane, handled } = laneWith(async () => undefined);
    lane.push(records(0, 5), 0n);
    lane.push(records(3, 8), 3n);
    await eventually(() => handled.length === 8);
    expect(handled).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(lane.uncommitted()).toBe(8n);
    lane.committed(8n);
    expect(lane.uncommitted()).toBeNull();
  });

  test('handles again what lies before the commit when the group was set back', async () => {
    const { lane, handled } = laneWith(async () => undefined);
    lane.push(records(0, 4), 0n);
    await eventually(() => handled.length === 4);
    lane.committed(4n);
    lane.push(records(1, 3), 1n);
    await eventually(() => handled.length === 6);
    expect(handled).toEqual([0, 1, 2, 3, 1, 2]);
  });

  test('tries a failing record again until it succeeds, and nothing behind it is handled before', async () => {
    let left = 2;
    const { lane, handled, paused } = laneWith(async (offset) => {
      if (offset === 1 && left > 0) {
        left -= 1;
        throw new Error('away');
      }
    });
    lane.push(records(0, 3), 0n);
    await eventually(() => handled.length === 3);
    expect(handled).toEqual([0, 1, 2]);
    expect(paused).toEqual([true, false]);
  });

  test('asks for a pause when too much waits, and for more before it runs dry', async () => {
    const gate = Promise.withResolvers<void>();
    const { lane, handled, paused, handledAtResume } = laneWith(() => gate.promise);
    lane.push(records(0, 501), 0n);
    expect(paused).toEqual([true]);
    gate.resolve();
    await eventually(() => handled.length === 501);
    expect(paused).toEqual([true, false]);
    expect(handledAtResume).toEqual([251]);
  });

  test('closing waits for the running handler and starts no other', async () => {
    const gate = Promise.withResolvers<void>();
    let started = 0;
    const { lane, handled } = laneWith(() => {
      started += 1;
      return gate.promise;
    });
    lane.push(records(0, 10), 0n);
    await eventually(() => started === 1);
    const closing = lane.close();
    gate.resolve();
    await closing;
    expect(handled).toEqual([0]);
    expect(lane.uncommitted()).toBe(1n);
  });

  test('closing does not wait for the next try of a failing record', async () => {
    const { lane, handled } = laneWith(async () => {
      throw new Error('away');
    });
    lane.push(records(0, 2), 0n);
    await eventually(() => lane.uncommitted() === null);
    await lane.close();
    expect(handled).toEqual([]);
  });

  test('closing lets the partition be fetched again, since kafkajs keeps its pauses', async () => {
    const { lane, paused } = laneWith(async () => {
      throw new Error('away');
    });
    lane.push(records(0, 2), 0n);
    await eventually(() => paused.length === 1);
    await lane.close();
    expect(paused).toEqual([true, false]);
  });

  test('a handler that fails after its lane was closed pauses nothing: the partition is fetched for the lane that followed, which would never resume it', async () => {
    const gate = Promise.withResolvers<void>();
    let started = 0;
    const { lane, paused } = laneWith(() => {
      started += 1;
      return gate.promise;
    });
    lane.push(records(0, 2), 0n);
    await eventually(() => started === 1);
    const closing = lane.close();
    gate.reject(new Error('away'));
    await closing;
    expect([started, paused]).toEqual([1, []]);
  });
});
