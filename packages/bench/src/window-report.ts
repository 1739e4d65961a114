import { percentile } from './stats.ts';

/** What a phone met when it opened one page of the payment window. */
export interface PageFacts {
  readonly name: string;
  /** First contentful paint of each load with an empty cache. */
  readonly paintsMs: readonly number[];
  /** Everything that came over the wire for one load, headers included. */
  readonly wireBytes: number;
  readonly requests: number;
  /** Rules that axe calls serious or critical. */
  readonly serious: readonly string[];
}

export const MAX_WIRE_BYTES = 100 * 1024;

/** One line for each page, and one for each goal that was missed. */
export function windowReport(pages: readonly PageFacts[]): { readonly lines: readonly string[]; readonly missed: readonly string[] } {
  const lines = pages.map(({ name, paintsMs, wireBytes, requests, serious }) => {
    const paint = `first contentful paint p50 ${percentile(paintsMs, 50).toFixed(0)}  max ${percentile(paintsMs, 100).toFixed(0)} ms of ${paintsMs.length}`;
    return `${name.padEnd(24)} ${paint}   ${(wireBytes / 1024).toFixed(1)} kB in ${requests} requests   ${serious.length} serious findings`;
  });
  const missed = pages.flatMap(({ name, wireBytes, serious }) => [
    ...(wireBytes > MAX_WIRE_BYTES ? [`${name}: more than ${MAX_WIRE_BYTES / 1024} kB`] : []),
    ...serious.map((finding) => `${name}: ${finding}`),
  ]);
  return { lines, missed };
}
