import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCAL_DIR, ROOT } from '../paths.ts';
import { holderOf } from '../platform/claim.ts';
import { complain, say } from '../terminal.ts';
import { alreadyRunning } from './already-running.ts';

const SHOW_EVERY_MS = 150;

/**
 * Starts the platform in a process of its own that outlives this one and the terminal; shows what it prints until it is ready.
 *
 * @returns the exit code: 0 when it is ready and its demo went well.
 */
export async function detach(args: readonly string[]): Promise<number> {
  const holder = await holderOf(LOCAL_DIR);
  if (holder !== undefined) return alreadyRunning(LOCAL_DIR, holder);
  const logFile = join(LOCAL_DIR, 'logs/platform.log');
  await mkdir(join(LOCAL_DIR, 'logs'), { recursive: true });
  const log = await open(logFile, 'w');
  const child = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, 'start.ts'), ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();
  const outcome = new Promise<number>((resolve) => {
    child.once('message', (message) => resolve((message as { demoWentWell?: boolean }).demoWentWell === true ? 0 : 1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  // Ctrl-C while it starts means the platform too.
  process.on('SIGINT', () => child.kill('SIGTERM'));
  let shown = 0;
  let code: number | undefined;
  do {
    code = await Promise.race([outcome, sleep(SHOW_EVERY_MS, undefined)]);
    shown = await show(logFile, shown);
  } while (code === undefined);
  if (child.connected) child.disconnect();
  child.unref();
  if (child.exitCode === null && child.signalCode === null) say(`The platform runs on in the background (process ${child.pid}); its output goes to ${logFile}. \`npm stop\` ends it.`);
  else complain(`The platform did not start; its output is in ${logFile}`);
  return code;
}

async function show(path: string, from: number): Promise<number> {
  let position = from;
  for await (const chunk of createReadStream(path, { start: from })) {
    const bytes = chunk as Buffer;
    process.stdout.write(bytes);
    position += bytes.length;
  }
  return position;
}
