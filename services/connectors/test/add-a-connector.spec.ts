import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../../..');
const NAME = 'sadapay';

/** A copy of this service in a workspace of its own; everything else is the repository's. */
let workspace: string;
let service: string;
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'adaigi-connector-'));
  service = join(workspace, 'services/connectors');
  cpSync(join(ROOT, 'services/connectors'), service, { recursive: true, filter: (path) => !/node_modules|\.turbo|\.test-results/.test(relative(ROOT, path)) });
  for (const shared of ['node_modules', 'packages', 'deploy', 'protos', 'package.json', 'tsconfig.base.json', 'jest.config.mjs', '.oxlintrc.json']) {
    symlinkSync(join(ROOT, shared), join(workspace, shared));
  }
  before = files(service);
  await node('scripts/scaffold-connector.mjs', NAME);
}, 60_000);
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

function node(script: string, ...args: string[]) {
  return run(process.execPath, [script, ...args], { cwd: service, env: { PATH: process.env['PATH'] } });
}

function files(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(names.map((entry) => join(entry.parentPath, entry.name)).map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

describe('a third connector', () => {
  test('is one folder and one line outside of it', () => {
    const after = files(service);
    const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    const outside = changed.filter((path) => !path.startsWith(`src/providers/${NAME}/`));
    expect(outside).toEqual(['src/providers/index.ts']);
    const added = (after.get('src/providers/index.ts') ?? '').split('\n').filter((line) => !(before.get('src/providers/index.ts') ?? '').split('\n').includes(line));
    expect(added).toEqual([`export { ${NAME} } from './${NAME}/registration.ts';`]);
    expect(changed.length).toBeGreaterThan(5);
    expect([...after].filter(([path, text]) => path.startsWith(`src/providers/${NAME}/`) && /template/i.test(text))).toEqual([]);
  });

  test('compiles and passes the linter', async () => {
    await node(join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.');
    await node(join(ROOT, 'node_modules/oxlint/bin/oxlint'), '-c', join(ROOT, '.oxlintrc.json'), '--type-aware', '--deny-warnings', `src/providers/${NAME}`);
  }, 60_000);

  test('passes the conformance suite', async () => {
    const { stderr } = await node(join(ROOT, 'deploy/local/jest.mjs'), `src/providers/${NAME}`);
    expect(stderr).toMatch(/Tests: +\d{2,} passed, \d{2,} total/);
  }, 120_000);

  test('cannot overwrite one that is there, nor have a name that is none', async () => {
    await expect(node('scripts/scaffold-connector.mjs', NAME)).rejects.toMatchObject({ stderr: expect.stringContaining('is there already') });
    for (const name of ['', 'Sada', 'sada-pay', '../x', 'delete']) await expect(node('scripts/scaffold-connector.mjs', name)).rejects.toMatchObject({ code: 1 });
  });
});
