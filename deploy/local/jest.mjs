// Runs jest for the workspace npm started us in, and leaves its counts where deploy/local/test.mjs adds them up.
// Jest itself waits for ever for whatever a test left open, and for a module that never loads: a run that hangs is ended here, says where it stood, and is tried once more.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Many times what the slowest workspace takes, and short enough to tell of it within the time CI has. */
const LIMIT_MS = Number(process.env.ADAIGI_TEST_LIMIT_MS ?? 15 * 60_000);
/** After the report there is nothing left to do but to exit. */
const EXIT_MS = Number(process.env.ADAIGI_TEST_EXIT_MS ?? 30_000);
const LOOK_EVERY_MS = 250;
const TRIES = 2;

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const node = join(root, 'node_modules/node/bin/node');
const workspace = process.cwd();
const report = join(workspace, '.test-results.json');
const notes = join(workspace, '.test-notes.txt');
const scratch = mkdtempSync(join(tmpdir(), 'adaigi-jest-'));
const stack = join(scratch, 'stack.json');
const args = [
  '--experimental-vm-modules',
  '--no-warnings',
  '--report-on-signal',
  '--report-signal=SIGUSR2',
  '--report-exclude-env',
  '--report-exclude-network',
  `--report-directory=${scratch}`,
  '--report-filename=stack.json',
  join(root, 'node_modules/jest/bin/jest.js'),
  `--config=${join(root, 'jest.config.mjs')}`,
  `--rootDir=${workspace}`,
  '--json',
  `--outputFile=${report}`,
  '--passWithNoTests',
  ...process.argv.slice(2),
];

let running;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    killGroup();
    rmSync(scratch, { recursive: true, force: true });
    process.exit(1);
  });
}

rmSync(notes, { force: true });
let code = null;
for (let attempt = 1; attempt <= TRIES && code === null; attempt += 1) code = await runOnce(attempt);
rmSync(scratch, { recursive: true, force: true });
process.exit(code ?? 1);

/** Answers jest's exit code; null when it hung before it could report. */
async function runOnce(attempt) {
  rmSync(report, { force: true });
  const startedAt = Date.now();
  // A group of its own, so that processes a test left behind end with it.
  running = spawn(existsSync(node) ? node : process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd: workspace, detached: true });
  let ended = false;
  let exitCode = 1;
  running.once('error', () => (ended = true));
  running.once('exit', (status) => {
    ended = true;
    exitCode = status ?? 1;
  });
  let reportedAt = null;
  while (!ended) {
    await sleep(LOOK_EVERY_MS);
    if (reportedAt === null && existsSync(report)) reportedAt = Date.now();
    const hangs = reportedAt === null ? Date.now() - startedAt > LIMIT_MS : Date.now() - reportedAt > EXIT_MS;
    if (ended || !hangs) continue;
    note(`${reportedAt === null ? `did not end within ${LIMIT_MS / 1_000} s (try ${attempt} of ${TRIES})` : 'did not exit after its tests'}; it stood at:\n${await whereItStands()}`);
    killGroup();
    return reportedAt === null ? null : Number(!JSON.parse(readFileSync(report, 'utf8')).success);
  }
  killGroup();
  return exitCode;
}

/** What keeps it alive, as node tells on a signal. */
async function whereItStands() {
  running.kill('SIGUSR2');
  for (let waitedMs = 0; waitedMs < 5_000; waitedMs += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
    try {
      const { javascriptStack, libuv } = JSON.parse(readFileSync(stack, 'utf8'));
      const handles = libuv.filter(({ is_active, is_referenced }) => is_active && is_referenced).map(({ type, remoteEndpoint, pid, firesInMsFromNow }) => [type, remoteEndpoint?.ip4 && `${remoteEndpoint.ip4}:${remoteEndpoint.port}`, pid, firesInMsFromNow].filter(Boolean).join(' '));
      return [...(javascriptStack?.stack ?? []), ...handles].map((line) => `  ${line.trim()}`).join('\n');
    } catch {
      // Not written yet, or half.
    }
  }
  return '  a loop that never waits: it did not answer';
}

function note(text) {
  console.error(text);
  writeFileSync(notes, `${text}\n`, { flag: 'a' });
}

function killGroup() {
  try {
    process.kill(-running.pid, 'SIGKILL');
  } catch {
    // All of it is gone.
  }
}
