import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import type { Tally } from './tally.ts';
import type { TaskRun } from './turbo.ts';
import type { Workspace } from './workspaces.ts';

/** The part of jest's report that is read. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; message: string; assertionResults: { status: string }[] }[];
}

const LOOK_EVERY_MS = 500;

/** Removes what earlier runs left, so that nothing old is counted. */
export async function forgetResults(chosen: readonly Workspace[]): Promise<void> {
  await Promise.all(chosen.flatMap(({ folder }) => [rm(reportOf(folder), { force: true }), rm(notesOf(folder), { force: true })]));
}

/** Tells each workspace's counts as soon as its report is there. Answers how to stop. */
export function tellResults(chosen: readonly Workspace[], tell: (line: string) => void): () => void {
  const open = new Set(chosen.map(({ folder }) => folder));
  const look = setInterval(() => {
    for (const folder of open) {
      if (!existsSync(reportOf(folder))) continue;
      open.delete(folder);
      void readReport(folder)
        .then((report) => report !== undefined && tell(`${folder}: ${report.numPassedTests} passed, ${report.numFailedTests} failed`))
        .catch(() => undefined);
    }
  }, LOOK_EVERY_MS);
  return () => clearInterval(look);
}

/** One tally for the tests of each workspace, and one for each kind of check over all of them. */
export async function collectResults(chosen: readonly Workspace[], tasks: readonly TaskRun[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const workspace of chosen) {
    const run = tasks.find(({ task, workspace: name }) => task === 'test' && name === workspace.name);
    if (run === undefined) continue;
    const notes = await readFile(notesOf(workspace.folder), 'utf8').catch(() => '');
    tallies.push({ ...tallyTests(workspace.folder, await readReport(workspace.folder), run.exitCode), notes: notes === '' ? [] : [`${workspace.folder} ${notes.trimEnd()}`] });
  }
  for (const task of ['build', 'typecheck', 'lint']) {
    const runs = tasks.filter((run) => run.task === task);
    if (runs.length > 0) tallies.push(tallyCheck(task, runs));
  }
  return tallies;
}

/** A suite that could not be loaded has no test that failed, and a run that crashed no report: both count as a failure. */
export function tallyTests(folder: string, report: JestReport | undefined, exitCode: number): Tally {
  if (report === undefined) {
    // jest with nothing to run leaves no report and is content.
    return exitCode === 0
      ? { name: folder, passed: 0, failed: 0, skipped: 0, failures: [] }
      : { name: folder, passed: 0, failed: 1, skipped: 0, failures: [`${folder}: its tests did not run, or ended before they could report (exit ${exitCode}); the output is above`] };
  }
  const broken = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
  const failed = report.numFailedTests + broken.length;
  const failures = report.testResults.filter(({ status }) => status === 'failed').map(({ name, message }) => `${name.replace(`${ROOT}/`, '')}\n${message.trimEnd()}`);
  const silent = failed === 0 && exitCode !== 0;
  return {
    name: folder,
    passed: report.numPassedTests,
    failed: silent ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: silent ? [`${folder}: jest ended with ${exitCode} although no test failed; the output is above`] : failures,
  };
}

function tallyCheck(task: string, runs: readonly TaskRun[]): Tally {
  const failed = runs.filter(({ exitCode }) => exitCode !== 0).map(({ workspace }) => workspace);
  const ok = failed.length === 0;
  return { name: `${task} of ${runs.length} workspaces`, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: ok ? [] : [`${task} fails in ${failed.join(', ')}; the output is above`] };
}

async function readReport(folder: string): Promise<JestReport | undefined> {
  const text = await readFile(reportOf(folder), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as JestReport);
}

function reportOf(folder: string): string {
  return join(ROOT, folder, '.test-results.json');
}

/** What jest.mjs says of a run that hung. */
function notesOf(folder: string): string {
  return join(ROOT, folder, '.test-notes.txt');
}
