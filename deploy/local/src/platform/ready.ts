import { setTimeout as sleep } from 'node:timers/promises';

/** Limits of {@link waitUntilReady}. */
export interface ReadyOptions {
  deadlineMs: number;
  /** How the process ended, when it has. */
  ended: () => string | undefined;
  signal?: AbortSignal;
}

const ASK_EVERY_MS = 60;
const ANSWER_WITHIN_MS = 3_000;

/** Waits for a 200 of a readiness URL. Throws when the process ends first, at the deadline (with the last answer), and on abort. */
export async function waitUntilReady(url: string, options: ReadyOptions): Promise<void> {
  const deadlineAt = Date.now() + options.deadlineMs;
  let last = 'no answer yet';
  while (Date.now() < deadlineAt) {
    options.signal?.throwIfAborted();
    const end = options.ended();
    if (end !== undefined) throw new Error(`it ended with ${end}`);
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      const body = await answer.text();
      if (answer.ok) return;
      last = `it answered ${answer.status} ${body.slice(0, 300)}`;
    } catch (error) {
      last = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    }
    await sleep(ASK_EVERY_MS);
  }
  throw new Error(`not within ${options.deadlineMs / 1000} s (${last})`);
}
