// Runs jest for the workspace npm started us in, and leaves its counts where deploy/local/test.mjs adds them up.
// Jest itself waits for ever for whatever a test left open, and for a module that never loads: a run that hangs is ended here, says where it stood, and is tried once more.
// A test that ran out of time, on a machine that may have stood still, is asked once more, alone; a wrong answer never is. Both are noted at the end of `npm test`.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
/** What jest and our own waiting say when time is over. */
const OUT_OF_TIME = /Exceeded timeout of \d+ ms|not met within \d+ ms/;

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const node = join(root, 'node_modules/node/bin/node');
const workspace = process.cwd();
const results = join(workspace, '.test-results.json');
const notes = join(workspace, '.test-notes.txt');
const scratch = mkdtempSync(join(tmpdir(), 'adaigi-jest-'));
const stack = join(scratch, 'stack.json');
// Of this run alone: another one of the same workspace may go on beside it.
const report = join(scratch, 'report.json');
const baseArgs = [
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
rmSync(results, { force: true });
let code = await run(process.argv.slice(2));
const first = code === 0 ? null : readReport();
const late = first === null ? [] : first.testResults.filter(ranOutOfTime).map(({ name }) => name);
if (late.length > 0) {
  note(`ran out of time, and was asked again alone: ${first.testResults.filter(({ name }) => late.includes(name)).flatMap(failedTests).map(({ fullName }) => fullName).join('; ')}`);
  await run(['--runTestsByPath', ...late]);
  code = Number(!mergeReports(first, readReport()));
}
if (existsSync(report)) copyFileSync(report, results);
rmSync(scratch, { recursive: true, force: true });
process.exit(code);

/** Runs jest, a second time where it hangs. Answers its exit code. */
async function run(rest) {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const exitCode = await runOnce(rest, attempt);
    if (exitCode !== null) return exitCode;
  }
  return 1;
}

/** Answers jest's exit code; null when it hung before it could report. */
async function runOnce(rest, attempt) {
  rmSync(report, { force: true });
  const startedAt = Date.now();
  // A group of its own, so that processes a test left behind end with it.
  running = spawn(existsSync(node) ? node : process.execPath, [...baseArgs, ...rest], { stdio: ['ignore', 'ignore', 'inherit'], cwd: workspace, detached: true });
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
    return reportedAt === null ? null : Number(!readReport()?.success);
  }
  killGroup();
  return exitCode;
}

/** Null where jest ended before it could write one. */
function readReport() {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
}

function failedTests({ assertionResults }) {
  return assertionResults.filter(({ status }) => status === 'failed');
}

/** Every test of the file that failed did so by the clock. */
function ranOutOfTime(file) {
  const failed = failedTests(file);
  return failed.length > 0 && failed.every(({ failureMessages }) => failureMessages.every((message) => OUT_OF_TIME.test(message)));
}

/** Writes the first report with the files of the second in place of its own; answers whether nothing failed. Without a second one the first stands. */
function mergeReports(earlier, later) {
  const again = new Map((later?.testResults ?? []).map((file) => [file.name, file]));
  const testResults = earlier.testResults.map((file) => again.get(file.name) ?? file);
  const count = (wanted) => testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === wanted).length;
  const success = testResults.every(({ status }) => status === 'passed');
  writeFileSync(report, JSON.stringify({ ...earlier, success, testResults, numPassedTests: count('passed'), numFailedTests: count('failed') }));
  return success;
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
