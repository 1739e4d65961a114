import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';

interface SpanIds {
  readonly traceId: string;
  readonly spanId: string;
  readonly flags: string;
}

/** Its ids are made when somebody asks for them: much that is served neither logs nor calls on. */
interface Span {
  readonly parent: string | undefined;
  ids: SpanIds | undefined;
}

const storage = new AsyncLocalStorage<Span>();

/** Version 00 of the header; later versions may append fields, which are ignored. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/** The W3C traceparent of the work under way, to be sent along with calls and events; undefined outside `withTrace`. */
export function currentTraceparent(): string | undefined {
  const ids = currentIds();
  return ids === undefined ? undefined : `00-${ids.traceId}-${ids.spanId}-${ids.flags}`;
}

/** Trace id of the work under way, for log lines. */
export function currentTraceId(): string | undefined {
  return currentIds()?.traceId;
}

/**
 * Runs work as a new span of the caller's trace. Without a valid traceparent it starts a new trace, as the standard asks.
 * @see https://www.w3.org/TR/trace-context/
 */
export function withTrace<T>(traceparent: string | undefined, fn: () => T): T {
  return storage.run({ parent: traceparent, ids: undefined }, fn);
}

function currentIds(): SpanIds | undefined {
  const span = storage.getStore();
  if (span === undefined) return undefined;
  span.ids ??= idsUnder(span.parent);
  return span.ids;
}

function idsUnder(parent: string | undefined): SpanIds {
  const match = parent === undefined ? null : TRACEPARENT.exec(parent);
  const [, traceId, parentId, flags] = match ?? [];
  const spanId = randomHex(8);
  const valid = traceId !== undefined && !/^0+$/.test(traceId) && parentId !== undefined && !/^0+$/.test(parentId);
  return valid ? { traceId, spanId, flags: flags ?? '00' } : { traceId: randomHex(16), spanId, flags: '01' };
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
