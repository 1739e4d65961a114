import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

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
  const spanId = randomBytes(8).toString('hex');
  const valid = traceId !== undefined && !/^0+$/.test(traceId) && parentId !== undefined && !/^0+$/.test(parentId);
  const span = valid ? { traceId, spanId, flags: flags ?? '00' } : { traceId: randomBytes(16).toString('hex'), spanId, flags: '01' };
  return storage.run(span, fn);
}
