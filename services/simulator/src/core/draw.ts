import { createHash } from 'node:crypto';

/**
 * A number in [0, 1) that depends on nothing but its parts: the seed of every "random" choice here, so that the same
 * seed and the same references replay the same run.
 */
export function draw(...parts: readonly (string | number)[]): number {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${String(part).length}:${part};`);
  return hash.digest().readUIntBE(0, 6) / 2 ** 48;
}

/** An integer in [min, max], drawn from the same parts. */
export function drawBetween(range: readonly [min: number, max: number], ...parts: readonly (string | number)[]): number {
  const [min, max] = range;
  return min + Math.floor(draw(...parts) * (max - min + 1));
}

/** `length` decimal digits, drawn from the same parts. */
export function drawDigits(length: number, ...parts: readonly (string | number)[]): string {
  let digits = '';
  for (let chunk = 0; digits.length < length; chunk += 1) {
    digits += String(Math.floor(draw(...parts, chunk) * 1e9)).padStart(9, '0');
  }
  return digits.slice(0, length);
}
