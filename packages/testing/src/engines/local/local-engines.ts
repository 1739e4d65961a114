import { join, resolve } from 'node:path';
import { EngineError } from '../engine-error.ts';
import type { EngineOptions, Engines } from '../engines.ts';
import { endLeftover } from './engine-process.ts';
import { findJava } from './java.ts';
import { kafkaIdentity, startKafka } from './kafka.ts';
import { kafkaJars } from './kafka-jars.ts';
import { findMongod } from './mongod-binary.ts';
import { mongodbIdentity, mongodbUri, startMongodb } from './mongodb.ts';
import { choosePort } from './ports.ts';
import type { RememberedPorts } from './remembered.ts';
import { readRemembered, remember } from './remembered.ts';

const DEFAULT_HEAP_MB = 384;

/**
 * Runs Kafka and MongoDB as processes of this machine. Under `options.dir`: `data/` (kept), `logs/`, `engines.json` (ports).
 * What an earlier run of this folder left behind after a kill -9 is ended first, and its data recovered by the engines themselves.
 *
 * @throws EngineError that names what is missing and how to get it.
 */
export async function localEngines(options: EngineOptions): Promise<Engines> {
  const { env } = options;
  const progress = options.progress ?? (() => undefined);
  const dir = resolve(options.dir);
  const kafkaDir = join(dir, 'data/kafka');
  const mongodbDir = join(dir, 'data/mongodb');
  const left = await Promise.all([endLeftover(kafkaIdentity(kafkaDir)), endLeftover(mongodbIdentity(mongodbDir))]);
  if (left.includes(true)) progress('Engines: an earlier run left them behind; ended, their data is recovered');

  const [java, jarsDir, mongod] = await allOrFaults(findJava(env), kafkaJars(env, progress), findMongod(env, progress));
  const ports = await choosePorts(join(dir, 'engines.json'), env);
  progress(`Engines: starting Kafka on 127.0.0.1:${ports.kafka} and MongoDB on 127.0.0.1:${ports.mongodb}`);
  const heapMb = Number(env['ADAIGI_KAFKA_HEAP_MB'] ?? DEFAULT_HEAP_MB);
  const starts = await Promise.allSettled([
    startKafka({ java, jarsDir, dir: kafkaDir, logFile: join(dir, 'logs/kafka.log'), port: ports.kafka, controllerPort: ports.kafkaController, heapMb, proxied: options.kafkaProxy }),
    startMongodb({ mongod, dir: mongodbDir, logFile: join(dir, 'logs/mongodb.log'), port: ports.mongodb }),
  ]);
  const stop = async (): Promise<void> => {
    await Promise.all(starts.map(async (start) => (start.status === 'fulfilled' ? start.value.stop() : undefined)));
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { kafka: [`127.0.0.1:${ports.kafka}`], mongodb: mongodbUri(ports.mongodb), source: 'local', stop };
}

/** All run to their end, so that no download is left running behind an error, and a person reads everything that is missing at once. */
async function allOrFaults<A, B, C>(first: Promise<A>, second: Promise<B>, third: Promise<C>): Promise<[A, B, C]> {
  const ends = await Promise.allSettled([first, second, third]);
  const faults = ends.filter((end) => end.status === 'rejected').map((end): unknown => end.reason);
  if (faults.length === 1) throw faults[0];
  if (faults.length > 1) throw new EngineError(faults.map((fault) => (fault instanceof Error ? fault.message : String(fault))).join('\n'));
  return Promise.all([first, second, third]);
}

async function choosePorts(file: string, env: EngineOptions['env']): Promise<Required<RememberedPorts>> {
  const remembered = await readRemembered(file);
  const taken = new Set<number>();
  const choose = (variable: string, name: keyof RememberedPorts, listener: string): Promise<number> =>
    choosePort({ variable, configured: env[variable], remembered: remembered[name], listener }, taken);
  const ports = {
    kafka: await choose('ADAIGI_KAFKA_PORT', 'kafka', 'Kafka'),
    kafkaController: await choose('ADAIGI_KAFKA_CONTROLLER_PORT', 'kafkaController', "Kafka's controller"),
    mongodb: await choose('ADAIGI_MONGODB_PORT', 'mongodb', 'MongoDB'),
  };
  await remember(file, ports);
  return ports;
}
