import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEngines } from '@adaigi/testing';
import type { Engines } from '@adaigi/testing';
import { readArguments, runCommand } from '../command-line.ts';
import { LOCAL_DIR } from '../paths.ts';
import { complain, readable, say, stepper } from '../terminal.ts';
import { collectResults, forgetResults, tellResults } from '../tests/results.ts';
import { repositoryChecks } from '../tests/repository-checks.ts';
import { addUp } from '../tests/tally.ts';
import type { Tally } from '../tests/tally.ts';
import { runTurbo } from '../tests/turbo.ts';
import { workspaces } from '../tests/workspaces.ts';
import { sweepDeadRuns } from '../tests/dead-runs.ts';
import { stopSignals } from './stop-signals.ts';

await runCommand('npm test [-- --only FOLDER ...]', async (args) => {
  const { options } = readArguments(args, { only: 'values' });
  const step = stepper();
  const dir = join(LOCAL_DIR, `test-${process.pid}`);
  const stop = stopSignals(() => process.exit(130));
  let engines: Engines | undefined;
  const tallies: Tally[] = [];
  try {
    const chosen = await workspaces(options.only);
    await forgetResults(chosen);
    await sweepDeadRuns(LOCAL_DIR);
    engines = await startEngines({ dir, env: process.env, progress: step });
    step(`Engines: Kafka at ${engines.kafka.join(',')}, MongoDB ready (${engines.source})`);
    const env = { ...process.env, ADAIGI_KAFKA: engines.kafka.join(','), ADAIGI_MONGODB: engines.mongodb, ADAIGI_ENGINES: undefined };
    stop.signal.throwIfAborted();
    step(`Building, checking and testing ${chosen.length} workspaces`);
    const stopTelling = tellResults(chosen, step);
    const tasks = await runTurbo({ only: options.only, env, signal: stop.signal }).finally(stopTelling);
    tallies.push(...(await collectResults(chosen, tasks)));
    if (options.only.length === 0) tallies.push(...(await repositoryChecks({ env, progress: step, signal: stop.signal })));
    stop.signal.throwIfAborted();
  } catch (error) {
    complain(readable(error));
    tallies.push({ name: 'npm test', passed: 0, failed: 1, skipped: 0, failures: [readable(error)] });
  } finally {
    await engines?.stop();
    await rm(dir, { recursive: true, force: true });
  }
  const total = addUp(tallies);
  say('');
  for (const { name, passed, failed, skipped } of tallies) say(`${failed > 0 ? 'FAIL' : 'ok  '}  ${name}: ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  for (const failure of total.failures) say(`\n${failure}`);
  for (const text of tallies.flatMap(({ notes }) => notes ?? [])) say(`\nnote: ${text}`);
  if (total.skipped > 0) say(`\n${total.skipped} skipped (each says why where it is written)`);
  step('Done');
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
