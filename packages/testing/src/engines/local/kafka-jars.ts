import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError, missingTool } from '../engine-error.ts';
import { runTool } from '../run-tool.ts';
import { cacheDir, cachedFolder } from './cache-dir.ts';
import { sha256OfFile } from './sha256.ts';

/** The version that engines/kafka/pom.xml names. */
export const KAFKA_VERSION = '4.3.0';

/** Folder with pom.xml, jars.sha256 and log4j2.properties. */
export const KAFKA_ASSETS = join(import.meta.dirname, '../../../engines/kafka');

const DOWNLOAD_TIMEOUT_MS = 10 * 60_000;

/**
 * The folder with Kafka's jars, every one checked against jars.sha256; fetched with Maven the first time.
 *
 * @throws EngineError when Maven is missing or fails, or a jar is not the pinned one.
 */
export function kafkaJars(env: Readonly<Record<string, string | undefined>>, progress: (line: string) => void): Promise<string> {
  return cachedFolder(join(cacheDir(env), `kafka-${KAFKA_VERSION}`), {
    verify: (dir) => wrongJars(dir, join(KAFKA_ASSETS, 'jars.sha256')),
    fault: (wrong) => new EngineError(`Kafka's jars do not match packages/testing/engines/kafka/jars.sha256: ${wrong}. Nothing was kept. Check which repository Maven is told to use (~/.m2/settings.xml).`),
    fill: async (dir) => {
      progress(`Kafka ${KAFKA_VERSION}: fetching its jars with Maven (43 MB, once)`);
      const pom = join(KAFKA_ASSETS, 'pom.xml');
      const run = await runTool('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${dir}`], { timeoutMs: DOWNLOAD_TIMEOUT_MS });
      if (run.kind === 'not-found') {
        throw missingTool('Maven (mvn)', `it fetches Apache Kafka ${KAFKA_VERSION} the first time`, 'Debian/Ubuntu `apt-get install maven`, macOS `brew install maven`');
      }
      if (run.kind === 'timed-out') throw new EngineError(`Maven did not finish fetching Kafka within ${DOWNLOAD_TIMEOUT_MS / 60_000} minutes. Is the network slow or closed?`);
      if (run.code !== 0) throw new EngineError(`Maven could not fetch Kafka (exit ${run.code}):\n${run.output.trim()}`);
    },
  });
}

/** Compares a folder with a list of `<sha256>  <file>` lines. Answers what differs, or undefined. */
export async function wrongJars(dir: string, listFile: string): Promise<string | undefined> {
  const pinned = new Map<string, string>();
  for (const line of (await readFile(listFile, 'utf8')).split('\n')) {
    const [sum, name] = line.trim().split(/\s+/);
    if (sum && name) pinned.set(name, sum);
  }
  const present = new Set((await readdir(dir)).filter((name) => name.endsWith('.jar')));
  const wrong: string[] = [];
  for (const name of present) if (!pinned.has(name)) wrong.push(`${name} is not in the list`);
  for (const [name, sum] of pinned) {
    if (!present.has(name)) wrong.push(`${name} is missing`);
    else if ((await sha256OfFile(join(dir, name))) !== sum) wrong.push(`${name} has another checksum`);
  }
  return wrong.length === 0 ? undefined : wrong.join('; ');
}
