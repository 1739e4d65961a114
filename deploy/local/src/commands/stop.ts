import { endLocalEngines } from '@adaigi/testing';
import { readArguments, runCommand } from '../command-line.ts';
import { LOCAL_DIR } from '../paths.ts';
import { holderOf, release } from '../platform/claim.ts';
import { endLeftoverServices, endProcess } from '../platform/leftovers.ts';
import { removeRunFile } from '../run-file.ts';
import { say } from '../terminal.ts';

/** Services, then engines, each with its own deadline; beyond this the process hangs. */
const STOP_WITHIN_MS = 60_000;

await runCommand('npm stop', async (args) => {
  readArguments(args, {});
  const holder = await holderOf(LOCAL_DIR);
  if (holder !== undefined) {
    say(`Stopping the platform (process ${holder.pid})`);
    await endProcess(holder.pid, holder.command, STOP_WITHIN_MS);
  }
  // What a killed platform could not end itself.
  const left = [...(await endLeftoverServices(LOCAL_DIR)), ...(await endLocalEngines(LOCAL_DIR))];
  await removeRunFile(LOCAL_DIR);
  await release(LOCAL_DIR);
  if (left.length > 0) say(`Ended what was left behind: ${left.join(', ')}`);
  say(holder === undefined && left.length === 0 ? 'Nothing runs' : 'Stopped');
  return 0;
});
