/** Reads a Retry-After header: seconds, or an HTTP date. @returns milliseconds from now; 0 when absent, past or unreadable. */
export function retryAfterMs(header: string | undefined, nowMs: number): number {
  if (header === undefined) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(at - nowMs, 0);
}
