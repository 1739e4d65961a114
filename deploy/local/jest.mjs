// Runs jest for the workspace npm started us in, and leaves its counts where deploy/local/test.mjs adds them up.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const node = join(root, 'node_modules/node/bin/node');
const workspace = process.cwd();
const args = [
  '--experimental-vm-modules',
  '--no-warnings',
  join(root, 'node_modules/jest/bin/jest.js'),
  `--config=${join(root, 'jest.config.mjs')}`,
  `--rootDir=${workspace}`,
  '--json',
  `--outputFile=${join(workspace, '.test-results.json')}`,
  '--passWithNoTests',
  ...process.argv.slice(2),
];
const run = spawnSync(existsSync(node) ? node : process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd: workspace });
process.exit(run.status ?? 1);
