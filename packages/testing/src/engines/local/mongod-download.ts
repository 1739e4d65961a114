import { join } from 'node:path';
import { cacheDir } from './cache-dir.ts';

const VERSION = '8.0.12';
const REACHABLE_WITHIN_MS = 2_000;

/** What came of asking mongodb-memory-server for a binary. */
export type Downloaded = { kind: 'found'; path: string } | { kind: 'none'; reason: string };

/**
 * A mongod that mongodb-memory-server fetched before, or can fetch now (checked against the vendor's own checksum file). Its source is asked first with a
 * short time-out: a closed network must not cost minutes.
 */
export async function downloadedMongod(env: Readonly<Record<string, string | undefined>>, progress: (line: string) => void): Promise<Downloaded> {
  const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
  const { DryMongoBinary } = await import('mongodb-memory-server-core/lib/util/DryMongoBinary.js');
  const { MongoBinaryDownloadUrl } = await import('mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js');
  try {
    const options = await DryMongoBinary.generateOptions({ version: VERSION, downloadDir: join(cacheDir(env), 'mongodb-binaries') });
    const present = await DryMongoBinary.locateBinary(options);
    if (present) return { kind: 'found', path: present };
    const url = await new MongoBinaryDownloadUrl(options).getDownloadUrl();
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(REACHABLE_WITHIN_MS) });
    if (!answer.ok) return { kind: 'none', reason: `the download of mongodb-memory-server answers ${answer.status}` };
    progress(`MongoDB: fetching mongod ${VERSION} with mongodb-memory-server (once)`);
    return { kind: 'found', path: await MongoBinary.getPath({ ...options, checkMD5: true }) };
  } catch (error) {
    return { kind: 'none', reason: `mongodb-memory-server has no binary for this machine or cannot reach it (${error instanceof Error ? error.message : String(error)})` };
  }
}
