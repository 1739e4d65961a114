import { describe, expect, test } from '@jest/globals';
import { dockerAnswers } from '../src/engines/docker-answers.ts';
import { kafkaReachable, mongodbReachable } from '../src/engines/reachable.ts';
import { startEngines } from '../src/index.ts';

const docker = await dockerAnswers();

/** Skipped where no Docker engine answers; the other two sources do not need one. */
(docker ? describe : describe.skip)('engines in containers', () => {
  test(
    'Kafka and a MongoDB primary answer at the addresses given, until they are stopped',
    async () => {
      const engines = await startEngines({ dir: '/nowhere', env: { ADAIGI_ENGINES: 'docker' } });
      expect(engines.source).toBe('docker');
      expect([await kafkaReachable(engines.kafka), await mongodbReachable(engines.mongodb)]).toEqual([undefined, undefined]);
      await engines.stop();
      expect(await kafkaReachable(engines.kafka)).toContain('no Kafka broker answers');
    },
    300_000,
  );
});

(docker ? test.skip : test)('without Docker, ADAIGI_ENGINES=docker says so', async () => {
  await expect(startEngines({ dir: '/nowhere', env: { ADAIGI_ENGINES: 'docker' } })).rejects.toThrow('no Docker engine answers');
});
