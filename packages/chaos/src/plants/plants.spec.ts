import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { patchedSources } from '../patching/patches.ts';
import { distinctProfiles, PLANTS, plantOf } from './index.ts';
import { quickProfile } from './profiles.ts';

const ROOT = new URL('../../../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, ROOT), 'utf8');

describe('a planted bug', () => {
  test.each(PLANTS.map((plant) => [plant.name, plant] as const))('%s fits the sources as they are, and leaves TypeScript', (_, { patches, breaks }) => {
    for (const [file, source] of patchedSources(patches, read)) {
      expect(source).not.toBe(read(file));
      expect(() => stripTypeScriptTypes(source)).not.toThrow();
    }
    expect(breaks.length).toBeGreaterThan(0);
  });

  test('there are at least twenty, each with a name of its own', () => {
    expect(PLANTS.length).toBeGreaterThanOrEqual(20);
    expect(new Set(PLANTS.map(({ name }) => name)).size).toBe(PLANTS.length);
    expect(() => plantOf('no-such-bug')).toThrow(RangeError);
  });
});

test('a planted run keeps the rates that its profile does not change', () => {
  const { perThousand } = quickProfile({ perThousand: { kill: 99 } });
  expect(perThousand).toMatchObject({ kill: 99, cut: quickProfile().perThousand.cut });
});

test('the runs without a bug meet every profile that bugs are run with, each once', () => {
  const profiles = distinctProfiles(PLANTS).map(({ profile }) => profile);
  for (const { profile } of PLANTS) expect(profiles.filter((each) => isDeepStrictEqual(each, quickProfile(profile)))).toHaveLength(1);
  expect(profiles.length).toBeLessThan(PLANTS.length);
});
