import { expect, test } from '@jest/globals';
import { MAX_WIRE_BYTES, windowReport, type PageFacts } from './window-report.ts';

const page: PageFacts = { name: 'by hand, en', paintsMs: [900, 700, 800], wireBytes: 7_168, requests: 1, serious: [] };

test('tells median and worst paint, weight and findings of each page', () => {
  expect(windowReport([page])).toEqual({ lines: ['by hand, en              first contentful paint p50 800  max 900 ms of 3   7.0 kB in 1 requests   0 serious findings'], missed: [] });
});

test('names every goal that a page misses', () => {
  const { missed } = windowReport([page, { ...page, name: 'heavy', wireBytes: MAX_WIRE_BYTES + 1 }, { ...page, name: 'pale', serious: ['color-contrast: <p>'] }, { ...page, wireBytes: MAX_WIRE_BYTES }]);
  expect(missed).toEqual(['heavy: more than 100 kB', 'pale: color-contrast: <p>']);
});
