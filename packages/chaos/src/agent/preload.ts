// Preloaded into every service of a chaos run by `node --import`, before its own code: moves its clock, and ends it at the named crash points that the
// run has armed. Nothing of it is in the services: the calls are put into their sources as they load (../patching).
import { existsSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGENT_DIR_VARIABLE, AGENT_NAME_VARIABLE } from './variables.ts';

const dir = process.env[AGENT_DIR_VARIABLE];
const name = process.env[AGENT_NAME_VARIABLE] ?? 'unknown';
if (dir === undefined) throw new Error(`${AGENT_DIR_VARIABLE} is not set`);

/** Reads how far this process's clock is off, in milliseconds; each start may have another. */
function skewMs(): number {
  const file = join(dir ?? '', 'skew', name);
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

const skew = skewMs();
if (skew !== 0) {
  const now = Date.now.bind(Date);
  const skewedNow = (): number => now() + skew;
  globalThis.Date = new Proxy(Date, {
    get: (target, property, receiver) => (property === 'now' ? skewedNow : Reflect.get(target, property, receiver) as unknown),
    construct: (target, args: unknown[], newTarget) => Reflect.construct(target, args.length === 0 ? [skewedNow()] : args, newTarget === globalThis.Date ? target : newTarget) as Date,
  });
}

/** Ends this process, with nothing flushed or said, if the run has armed this point. The file that arms it goes first, so that it strikes once. */
function crashPoint(point: string): void {
  const armed = join(dir ?? '', 'armed', point);
  if (!existsSync(armed)) return;
  try {
    unlinkSync(armed);
  } catch {
    // Another replica was first.
    return;
  }
  writeFileSync(join(dir ?? '', 'struck', `${name}.${process.pid}`), point);
  process.kill(process.pid, 'SIGKILL');
}

Object.defineProperty(globalThis, 'adaigiCrashPoint', { value: crashPoint });
