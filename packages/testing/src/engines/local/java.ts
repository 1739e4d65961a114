import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError, missingTool } from '../engine-error.ts';
import { runTool } from '../run-tool.ts';

const HOW_TO_GET = 'Debian/Ubuntu `apt-get install openjdk-17-jre-headless`, macOS `brew install openjdk@17`; or set JAVA_HOME to one';

/**
 * The `java` to run Kafka with: the one of `JAVA_HOME`, else the one on the PATH.
 *
 * @throws EngineError when there is none, or it is older than 17.
 */
export async function findJava(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const home = env['JAVA_HOME'];
  const java = home && existsSync(join(home, 'bin/java')) ? join(home, 'bin/java') : 'java';
  const run = await runTool(java, ['-version'], { timeoutMs: 20_000 });
  if (run.kind === 'not-found') throw missingTool('Java 17 or newer (java)', 'Apache Kafka runs on it', HOW_TO_GET);
  if (run.kind === 'timed-out' || run.code !== 0) throw new EngineError(`\`${java} -version\` fails${run.kind === 'exited' ? `: ${run.output.trim()}` : ''}`);
  const major = javaMajor(run.output);
  if (major === undefined) throw new EngineError(`\`${java} -version\` does not say a version: ${run.output.trim()}`);
  if (major < 17) throw missingTool('Java 17 or newer', `Apache Kafka needs it, and \`${java}\` is Java ${major}`, HOW_TO_GET);
  return java;
}

/** Reads the major version out of what `java -version` prints (`1.8.0_392` is 8). */
export function javaMajor(output: string): number | undefined {
  const found = /version "(?:1\.)?(\d+)/.exec(output)?.[1];
  return found === undefined ? undefined : Number(found);
}
