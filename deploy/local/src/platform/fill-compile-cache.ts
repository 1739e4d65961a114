import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { ROOT } from '../paths.ts';
import { SERVICES, folderOf } from './catalogue.ts';
import type { ServiceName } from './catalogue.ts';
import { COMPILE_CACHE, NODE_ENVIRONMENT, nodeArgs, PINNED_NODE } from './node-command.ts';

const AT_ONCE = 2;
/** Refused by every service's configuration, so that each ends as soon as its modules are loaded. */
const REFUSED = { ADAIGI_OPS_PORT: 'none: only load your modules' };
const LONGEST_LOAD_MS = 30_000;

/**
 * Before a first start: lets each service load its modules once and end, and leave its compiled code behind. A process that strips types from its sources
 * itself keeps what it needs for that, 8 MB each, for as long as it lives. Does nothing where there is compiled code already.
 *
 * @returns services that had to be ended; without compiled code they only start slower
 */
export async function fillCompileCache(signal: AbortSignal, dir = COMPILE_CACHE): Promise<ServiceName[]> {
  if (existsSync(dir)) return [];
  const left = [...new Map<string, ServiceName>(SERVICES.map(({ name }) => [folderOf(name), name])).values()];
  const ended: ServiceName[] = [];
  const loadNext = async (): Promise<void> => {
    for (let name = left.shift(); name !== undefined && !signal.aborted; name = left.shift()) if (!(await load(name, signal, dir))) ended.push(name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loadNext));
  return ended;
}

/** @returns whether it ended by itself */
async function load(name: ServiceName, signal: AbortSignal, dir: string): Promise<boolean> {
  const env = { PATH: process.env['PATH'], ...NODE_ENVIRONMENT, NODE_COMPILE_CACHE: dir, ...REFUSED };
  const child = spawn(PINNED_NODE, nodeArgs(name), { cwd: ROOT, env, stdio: 'ignore', signal, timeout: LONGEST_LOAD_MS, killSignal: 'SIGKILL' });
  const [code] = (await once(child, 'exit').catch(() => [null])) as [number | null];
  return code !== null;
}
