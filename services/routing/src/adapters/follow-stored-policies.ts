import { fromUnknown } from '@adaigi/errors';
import { untilReachable } from '@adaigi/mongo';
import type { Runtime } from '@adaigi/runtime';
import type { PolicyRecord } from '../core/policy-chain.ts';
import type { PoliciesAtRest } from './policy-store.ts';

const EVERY_MS = 5_000;
/** Clocks of replicas differ. */
const OVERLAP_MS = 60_000;

/**
 * Puts the stored policies in force, then what is added. Resolves when the first reading is done: a replica that knows no rules must not decide. Kafka is faster; this
 * holds while it is away.
 */
export async function followStoredPolicies(runtime: Runtime, store: PoliciesAtRest, enforce: (record: PolicyRecord) => void): Promise<void> {
  let readAt = new Date();
  for (const record of await untilReachable(runtime, () => store.inForce())) enforce(record);
  let timer = setTimeout(tick, EVERY_MS);
  let reading: Promise<void> = Promise.resolve();
  let stopped = false;

  function tick(): void {
    reading = read().finally(() => {
      if (!stopped) timer = setTimeout(tick, EVERY_MS);
    });
  }
  async function read(): Promise<void> {
    const from = new Date(readAt.getTime() - OVERLAP_MS);
    const next = new Date();
    try {
      for (const record of await store.since(from)) enforce(record);
      readAt = next;
    } catch (error) {
      runtime.log.warn({ code: fromUnknown(error).code }, 'policies could not be read; those in force stay');
    }
  }
  runtime.onStop('policies', async () => {
    stopped = true;
    clearTimeout(timer);
    await reading;
  });
}
