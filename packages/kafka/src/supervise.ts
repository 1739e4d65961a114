import type { Runtime } from '@adaigi/runtime';
import { backoffMs, pause } from './backoff.ts';
import { errorClass, isConnectivity } from './connectivity.ts';
import type { GroupSession, SessionEnd } from './group-session.ts';

/** What supervision needs from outside. */
export interface SupervisePorts {
  readonly group: string;
  start(): Promise<GroupSession>;
  /** The session in use; null between two. */
  onSession(session: GroupSession | null): void;
  onRestart(cause: 'connection' | 'stall' | 'crash'): void;
}

/** Crashes and stalls within {@link WINDOW_MS} that are still answered with a restart. A broker that is away does not count. */
const MAX_RESTARTS = 5;
const WINDOW_MS = 10 * 60_000;

/**
 * Keeps one session alive until `signal` is aborted. While no broker can be reached it tries for ever, since that ends by itself; anything else is
 * given a bounded number of restarts, because a consumer that restarts for ever looks healthy and does nothing.
 */
export async function supervise(runtime: Runtime, ports: SupervisePorts, signal: AbortSignal): Promise<void> {
  const restartsAt: number[] = [];
  let failures = 0;
  while (!signal.aborted) {
    const startedAt = Date.now();
    const end = await live(ports, signal);
    if (signal.aborted) return;
    const cause = end.kind === 'stalled' ? 'stall' : end.kind === 'crashed' && isConnectivity(end.error) ? 'connection' : 'crash';
    const error = end.kind === 'crashed' ? errorClass(end.error) : end.kind;
    failures = Date.now() - startedAt > 30_000 ? 1 : failures + 1;
    ports.onRestart(cause);
    if (cause === 'connection') {
      if (failures === 1) runtime.log.warn({ group: ports.group, error }, 'kafka cannot be reached; the consumer tries again until it can');
    } else {
      runtime.log.error({ group: ports.group, error, cause }, 'consumer ended; it is started anew');
      restartsAt.push(Date.now());
      if (restartsAt.filter((at) => Date.now() - at < WINDOW_MS).length > MAX_RESTARTS) {
        return runtime.fail(`consumer of group ${ports.group} ended ${MAX_RESTARTS + 1} times within ${WINDOW_MS / 60_000} minutes; last: ${error}`);
      }
    }
    await pause(backoffMs(failures, { firstMs: 200, maxMs: 3_000 }), signal);
  }
}

async function live(ports: SupervisePorts, signal: AbortSignal): Promise<SessionEnd> {
  let session: GroupSession;
  try {
    session = await ports.start();
  } catch (error) {
    return { kind: 'crashed', error };
  }
  if (signal.aborted) {
    await session.close();
    return { kind: 'closed' };
  }
  ports.onSession(session);
  const end = await session.ended;
  // Whoever aborted closes the session in his own order: first the handlers, then the commit, then the group.
  if (!signal.aborted) {
    ports.onSession(null);
    await session.close();
  }
  return end;
}
