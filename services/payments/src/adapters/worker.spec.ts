import { expect, test } from '@jest/globals';
import type { Runtime } from '@adaigi/runtime';
import { eventually } from '@adaigi/testing';
import { Registry } from 'prom-client';
import type { PaymentStore } from '../ports.ts';
import { createWorker, type Aside } from './worker.ts';

const DUE = Array.from({ length: 40 }, (_, index) => `pay_${index}`);

interface Step {
  readonly id: string;
  readonly aside: Aside;
  readonly end: () => void;
}

/** A worker over a pile of due payments; its steps end when the test says so. */
function pile(options: { concurrency: number; stepsAtOnce: number }): { steps: Step[]; stop: () => Promise<void> } {
  const steps: Step[] = [];
  const stops: (() => Promise<void>)[] = [];
  const runtime = { metrics: new Registry(), log: {}, onStop: (_name: string, stop: () => Promise<void>) => stops.push(stop) };
  const started = new Set<string>();
  const store: Pick<PaymentStore, 'due'> = { due: (_until, limit) => Promise.resolve(DUE.filter((id) => !started.has(id)).slice(0, limit)) };
  const execute = (id: string, aside: Aside): Promise<void> => {
    started.add(id);
    return new Promise((resolve) => steps.push({ id, aside, end: resolve }));
  };
  createWorker(runtime as unknown as Runtime, { store, clock: { now: () => new Date() }, execute }, { ...options, sweepEveryMs: 5, sweepDelayMs: 0 });
  return {
    steps,
    async stop() {
      for (const step of steps) step.end();
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

test('a pile of due payments is worked off a few at a time, each once', async () => {
  const { steps, stop } = pile({ concurrency: 1_000, stepsAtOnce: 4 });
  await eventually(() => steps.length === 4);
  for (let ended = 0; ended < DUE.length; ended += 1) {
    await eventually(() => steps.length > ended);
    expect(steps.length - ended).toBeLessThanOrEqual(4);
    steps[ended]?.end();
  }
  expect(steps.map(({ id }) => id).toSorted()).toEqual(DUE.toSorted());
  await stop();
});

test('a step that waits for a provider leaves its place, and goes on at once when the answer comes', async () => {
  const { steps, stop } = pile({ concurrency: 1_000, stepsAtOnce: 1 });
  await eventually(() => steps.length === 1);
  let answer: (said: string) => void = () => undefined;
  const waiting = steps[0]?.aside(() => new Promise<string>((resolve) => (answer = resolve)));
  await eventually(() => steps.length === 2);
  answer('paid');
  await expect(waiting).resolves.toBe('paid');
  // Now two steps are in the place of one: nothing new starts until both have ended.
  steps[1]?.end();
  steps[0]?.end();
  await eventually(() => steps.length === 3);
  await stop();
});

test('payments that wait for their payers are bounded too', async () => {
  const { steps, stop } = pile({ concurrency: 3, stepsAtOnce: 1 });
  for (let each = 0; each < 3; each += 1) {
    await eventually(() => steps.length === each + 1);
    void steps[each]?.aside(() => new Promise(() => undefined));
  }
  steps[0]?.end();
  await eventually(() => steps.length === 4);
  expect(steps.length).toBe(4);
  await stop();
});
