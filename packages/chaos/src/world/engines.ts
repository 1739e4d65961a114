import { freePort, killableEngine, startEngines, type KillableEngine } from '@adaigi/testing';
import { startLink, type Link } from '../links/link.ts';

/** Kafka and MongoDB of a run, its own because they get killed. */
export interface ChaosEngines {
  /** Past every proxy. */
  readonly kafka: readonly string[];
  /** Past every proxy. */
  readonly mongodb: string;
  readonly mongodbPort: number;
  /** What the services are given: every connection to the broker goes through it. */
  readonly kafkaLink: Link;
  readonly killable: Readonly<Record<'kafka' | 'mongodb', KillableEngine>>;
  stop(): Promise<void>;
}

/** Starts both as processes of this machine, also where others would be found. @param dir keeps data and logs */
export async function startChaosEngines(dir: string, progress: (line: string) => void): Promise<ChaosEngines> {
  const proxied = await freePort();
  const kafkaLink = await startLink('kafka', proxied);
  const { ADAIGI_KAFKA: _kafka, ADAIGI_MONGODB: _mongodb, ...rest } = process.env;
  const engines = await startEngines({ dir, env: { ...rest, ADAIGI_ENGINES: 'local' }, progress, kafkaProxy: { port: proxied, advertisedPort: kafkaLink.port } });
  const [kafka, mongodb] = await Promise.all([killableEngine(dir, 'kafka'), killableEngine(dir, 'mongodb')]);
  return {
    kafka: engines.kafka,
    mongodb: engines.mongodb,
    mongodbPort: Number(new URL(engines.mongodb).port),
    kafkaLink,
    killable: { kafka, mongodb },
    async stop() {
      await Promise.all([kafka.close(), mongodb.close()]);
      await engines.stop();
      await kafkaLink.close();
    },
  };
}
