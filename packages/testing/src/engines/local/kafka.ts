import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { eventually } from '../../eventually.ts';
import { EngineError } from '../engine-error.ts';
import { kafkaReachable } from '../reachable.ts';
import { runTool } from '../run-tool.ts';
import type { EngineCommand, EngineProcess } from './engine-process.ts';
import { startEngineProcess } from './engine-process.ts';
import { KAFKA_ASSETS, KAFKA_VERSION } from './kafka-jars.ts';
import type { ProxiedListener } from './kafka-properties.ts';
import { kafkaProperties } from './kafka-properties.ts';
import { logTail } from './log-tail.ts';

const READY_WITHIN_MS = 60_000;
// The first compiler alone and one collector thread: a second off the start, and no fight for two cores with the services.
const JAVA_OPTIONS = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** Where a local broker lives. */
export interface LocalKafka {
  java: string;
  jarsDir: string;
  dir: string;
  logFile: string;
  port: number;
  controllerPort: number;
  heapMb: number;
  proxied?: ProxiedListener | undefined;
}

/** Names the process of a broker in `dir` so that a later run finds it again. */
export function kafkaIdentity(dir: string): Pick<EngineCommand, 'name' | 'mark' | 'pidFile' | 'stopWithinMs'> {
  return { name: 'Kafka', mark: join(dir, 'server.properties'), pidFile: join(dir, 'pid.json'), stopWithinMs: 15_000 };
}

/**
 * Starts a broker and waits until it answers; formats its folder the first time.
 *
 * @throws EngineError with the end of the broker's log.
 */
export async function startKafka(kafka: LocalKafka): Promise<EngineProcess> {
  const dataDir = join(kafka.dir, 'logs');
  const propertiesFile = join(kafka.dir, 'server.properties');
  await mkdir(kafka.dir, { recursive: true });
  await writeFile(propertiesFile, kafkaProperties({ port: kafka.port, controllerPort: kafka.controllerPort, dataDir, proxied: kafka.proxied }));
  const classPath = `${kafka.jarsDir}/*`;
  if (!existsSync(join(dataDir, 'meta.properties'))) await format(kafka.java, classPath, propertiesFile);
  const broker = await startEngineProcess({
    ...kafkaIdentity(kafka.dir),
    command: kafka.java,
    args: [`-Xmx${kafka.heapMb}m`, ...JAVA_OPTIONS, `-Dlog4j2.configurationFile=${join(KAFKA_ASSETS, 'log4j2.properties')}`, '-cp', classPath, 'kafka.Kafka', propertiesFile],
    logFile: kafka.logFile,
  });
  try {
    await eventually(
      async () => {
        if (broker.ended() !== undefined) return true;
        const fault = await kafkaReachable([`127.0.0.1:${kafka.port}`]);
        if (fault !== undefined) throw new Error(fault);
        return true;
      },
      { deadlineMs: READY_WITHIN_MS, intervalMs: 150 },
    );
    if (broker.ended() !== undefined) throw new Error(`it ended with ${broker.ended()}`);
    return broker;
  } catch (error) {
    const log = await logTail(kafka.logFile);
    await broker.stop();
    throw new EngineError(`Kafka did not start on port ${kafka.port}: ${error instanceof Error ? error.message : String(error)}\n${log}`);
  }
}

async function format(java: string, classPath: string, propertiesFile: string): Promise<void> {
  // A cluster id is a UUID in URL-safe base64; making it here saves starting a JVM for it.
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  const run = await runTool(java, [...JAVA_OPTIONS, '-cp', classPath, 'kafka.tools.StorageTool', 'format', '--ignore-formatted', '-t', clusterId, '-c', propertiesFile], { timeoutMs: 60_000 });
  if (run.kind !== 'exited' || run.code !== 0) {
    throw new EngineError(`Kafka ${KAFKA_VERSION} could not format its folder: ${run.kind === 'not-found' ? `${java} is gone` : run.output.trim()}`);
  }
}
