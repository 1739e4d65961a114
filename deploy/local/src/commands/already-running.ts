import type { Holder } from '../platform/claim.ts';
import { readRunFile } from '../run-file.ts';
import { complain, say } from '../terminal.ts';

/** Says that the platform of this folder runs. Answers the exit code: 0 when it is ready, 1 while it starts or stops. */
export async function alreadyRunning(dir: string, holder: Holder): Promise<number> {
  const run = await readRunFile(dir);
  if (run === undefined) {
    complain(`The platform is just starting or stopping (process ${holder.pid}). Try again in a moment, or end it with \`npm stop\`.`);
    return 1;
  }
  say(`The platform runs already (process ${holder.pid}): ${run.edge.http}. \`npm stop\` ends it.`);
  return 0;
}
