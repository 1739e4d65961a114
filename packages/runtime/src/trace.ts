import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly flags: string;
}

const storage = new AsyncLocalStorage<Span>();

/** Version 00 of the header; later versions may append fields, which are ignored. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/** The W3C traceparent of the work under way, to be sent along with calls and events; undefined outside `withTrace`. */
export function currentTraceparent(): string | undefined {
  const span = storage.getStore();
  return span === undefined ? undefined : `00-${span.traceId}-${span.spanId}-${span.flags}`;
}

/** Trace id of the work under way, for log lines. */
export function currentTraceId(): string | undefined {
  return storage.getStore()?.traceId;
}

/**
 * Runs work as a new span of the caller's trace. Without a valid traceparent it starts a new trace, as the standard asks.
 * @see https://www.w3.org/TR/trace-context/
 */
export function withTrace<T>(traceparent: string | undefined, fn: () => T): T {
  const match = traceparent === undefined ? null : TRACEPARENT.exec(traceparent);
  const [, traceId, parentId, flags] = match ?? [];
  const spanId = randomHex(8);
  const valid = traceId !== undefined && !/^0+$/.test(traceId) && parentId !== undefined && !/^0+$/.test(parentId);
  const span = valid ? { traceId, spanId, flags: flags ?? '00' } : { traceId: randomHex(16), spanId, flags: '01' };
  return storage.run(span, fn);
}

const pool = Buffer.alloc(4096);
let used = pool.length;

/** Random bytes are cheap by the page and dear by the piece, and every call takes two pieces. */
function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}
