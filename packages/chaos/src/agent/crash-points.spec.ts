import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '@adaigi/local';
import { patchedSources } from '../patching/patches.ts';
import { CRASH_POINTS, folderOfPoint } from './crash-points.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

test.each([...new Set(CRASH_POINTS.map(({ name }) => folderOfPoint(name)))])('every crash point of %s fits the source as it is', (folder) => {
  const points = CRASH_POINTS.filter(({ name }) => folderOfPoint(name) === folder);
  const sources = patchedSources(points.map(({ patch }) => patch), read);
  for (const { name, patch } of points) expect(sources.get(patch.file)).toContain(`adaigiCrashPoint('${name}')`);
});

test('there are enough of them, each with a name of its own', () => {
  const names = CRASH_POINTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(12);
});
