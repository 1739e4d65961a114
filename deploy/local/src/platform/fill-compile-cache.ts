import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { ROOT } from '../paths.ts';
import { SERVICES, folderOf } from './catalogue.ts';
import type { ServiceName } from './catalogue.ts';
import { compileCacheDir, NODE_ENVIRONMENT, nodeArgs, PINNED_NODE } from './node-command.ts';

const AT_ONCE = 2;

/**
 * Before a first start: lets each service load its modules once, without configuration, so that it ends at once and leaves its compiled code behind. A process
 * that strips types from its sources itself keeps what it needs for that, 8 MB each, for as long as it lives. Does nothing where there is compiled code already.
 *
 * @returns whether there was anything to do
 */
export async function fillCompileCache(signal: AbortSignal): Promise<boolean> {
  if (existsSync(compileCacheDir)) return false;
  const byFolder = new Map<string, ServiceName>(SERVICES.map(({ name }) => [folderOf(name), name]));
  const left = [...byFolder.values()];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let name = left.shift(); name !== undefined && !signal.aborted; name = left.shift()) await load(name, signal);
    }),
  );
  return true;
}

/** What it says is of no interest: that it was not configured. */
async function load(name: ServiceName, signal: AbortSignal): Promise<void> {
  const child = spawn(PINNED_NODE, nodeArgs(name), { cwd: ROOT, env: { PATH: process.env['PATH'], ...NODE_ENVIRONMENT }, stdio: 'ignore', signal });
  await once(child, 'exit').catch(() => undefined);
}
