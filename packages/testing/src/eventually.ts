import { setTimeout as sleep } from 'node:timers/promises';

/** Limits of {@link eventually}. */
export interface EventuallyOptions {
  /** Default 30,000: a busy machine is no fault of what is tested. */
  deadlineMs?: number;
  /** Pause between two tries; default 25. */
  intervalMs?: number;
}

/**
 * Tries until `attempt` neither throws nor answers `undefined` or `false`, and gives its answer. Any other value, null and 0 too, ends the wait.
 *
 * @throws Error at the deadline, with what the last try answered or threw as its `cause`.
 */
export async function eventually<T>(attempt: () => T | Promise<T>, options: EventuallyOptions = {}): Promise<Exclude<Awaited<T>, undefined | false>> {
  const deadlineMs = options.deadlineMs ?? 30_000;
  const startedAt = performance.now();
  let tries = 0;
  for (;;) {
    tries += 1;
    const outcome = await settle(attempt, startedAt + deadlineMs);
    if (outcome.kind === 'met') return outcome.value;
    if (performance.now() - startedAt >= deadlineMs) {
      const last = outcome.kind === 'threw' ? messageOf(outcome.error) : outcome.kind === 'hung' ? 'the last try never came back' : `the last answer was ${String(outcome.value)}`;
      throw new Error(`not met within ${deadlineMs} ms and ${tries} tries: ${last}`, outcome.kind === 'threw' ? { cause: outcome.error } : {});
    }
    await sleep(options.intervalMs ?? 25);
  }
}

type Met<T> = Exclude<Awaited<T>, undefined | false>;
type Outcome<T> = { kind: 'met'; value: Met<T> } | { kind: 'not-yet'; value: undefined | false } | { kind: 'threw'; error: unknown } | { kind: 'hung' };

async function settle<T>(attempt: () => T | Promise<T>, deadlineAt: number): Promise<Outcome<T>> {
  const timer = new AbortController();
  const hung = sleep(Math.max(deadlineAt - performance.now(), 0), { kind: 'hung' } as const, { signal: timer.signal }).catch((): Outcome<T> => ({ kind: 'hung' }));
  try {
    return await Promise.race([hung, once(attempt)]);
  } finally {
    timer.abort();
  }
}

async function once<T>(attempt: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    const value = await attempt();
    return value === undefined || value === false ? { kind: 'not-yet', value: value === false ? false : undefined } : { kind: 'met', value: value as Met<T> };
  } catch (error) {
    return { kind: 'threw', error };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
