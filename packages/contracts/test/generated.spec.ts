import { describe, expect, test } from '@jest/globals';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '../src/generate.ts';

const GEN = fileURLToPath(new URL('../src/gen', import.meta.url));

function contents(folder: string): Map<string, string> {
  return new Map(globSync('**/*.ts', { cwd: folder }).sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

describe('the generated types', () => {
  test('are in step with the protos (else: npm run generate -w @adaigi/contracts)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'adaigi-gen-'));
    try {
      generate(folder);
      const fresh = contents(folder);
      expect(fresh.size).toBeGreaterThan(100);
      expect(contents(GEN)).toEqual(fresh);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
