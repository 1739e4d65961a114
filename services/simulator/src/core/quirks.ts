import { draw } from './draw.ts';

/**
 * The harmless variety of real answers: two spellings, null or blank, number or text. Drawn from the reference, so
 * that every variant occurs in a run and each order keeps its own.
 */
export function oneIn(n: number, ...parts: readonly string[]): boolean {
  return draw('quirk', ...parts) < 1 / n;
}

/** The fields in an order of their own. */
export function shuffled<T>(entries: readonly (readonly [string, T])[], reference: string): readonly (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => draw('order', reference, a) - draw('order', reference, b));
}
