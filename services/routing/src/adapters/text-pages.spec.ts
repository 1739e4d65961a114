import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTextPages, lineBytesOf, linesOf, type TextPage } from './text-pages.ts';

function collect(texts: readonly string[]): TextPage<number>[] {
  const pages: TextPage<number>[] = [];
  const { add, flush } = createTextPages<number>((page) => pages.push(page));
  for (const [index, text] of texts.entries()) add(text, index);
  flush();
  return pages;
}

describe('pages of texts', () => {
  test('hold every text once, in order, whatever its characters and its length', () => {
    const line = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }).map((text) => JSON.stringify(text));
    const long = fc.string({ unit: 'grapheme', minLength: 20_000, maxLength: 40_000 }).map((text) => JSON.stringify(text));
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: long }), { maxLength: 60 }), (texts) => {
        const pages = collect(texts);
        expect(pages.flatMap(({ bytes }) => linesOf(bytes))).toEqual(texts);
        expect(pages.flatMap(({ bytes }) => lineBytesOf(bytes).map(String))).toEqual(texts);
        expect(pages.flatMap(({ marks }) => marks)).toEqual([...texts.keys()]);
        expect(pages.map(({ bytes, marks }) => linesOf(bytes).length === marks.length)).not.toContain(false);
      }),
      { numRuns: 50 },
    );
  });

  test('are handed over as soon as the next text may not fit, and never shared', () => {
    const pages = collect(Array.from({ length: 200 }, () => 'x'.repeat(1_000)));
    expect(pages.length).toBeGreaterThan(2);
    expect(new Set(pages.map(({ bytes }) => bytes.buffer)).size).toBe(pages.length);
    expect(Math.max(...pages.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(64 * 1024);
  });

  test('keep no more than twice the memory of their texts alive, also where few come in a while', () => {
    const pages: TextPage<number>[] = [];
    const { add, flush } = createTextPages<number>((page) => pages.push(page));
    for (const length of [1, 10, 30_000, 200, 5_000, 1]) {
      add('x'.repeat(length), length);
      flush();
    }
    expect(pages.map(({ bytes }) => linesOf(bytes).map((line) => line.length))).toEqual([[1], [10], [30_000], [200], [5_000], [1]]);
    for (const { bytes } of pages) expect(bytes.buffer.byteLength).toBeLessThanOrEqual(2 * bytes.length);
  });

  test('say nothing where nothing was added', () => {
    expect(collect([])).toEqual([]);
  });
});
