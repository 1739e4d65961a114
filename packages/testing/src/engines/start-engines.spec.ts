import { expect, test } from '@jest/globals';
import { startEngines } from './start-engines.ts';
import { testEngines } from '../test-engines.ts';

const dir = '/nowhere';

test('engines of the environment are used as they are, and not stopped', async () => {
  const { kafka, mongodb } = testEngines();
  const env = { ADAIGI_KAFKA: kafka.join(','), ADAIGI_MONGODB: mongodb };
  for (let round = 0; round < 2; round += 1) {
    const engines = await startEngines({ dir, env });
    expect(engines).toMatchObject({ kafka, mongodb, source: 'environment' });
    await engines.stop();
  }
});

test.each([
  [{ ADAIGI_KAFKA: '127.0.0.1:1' }, 'ADAIGI_MONGODB is not set'],
  [{ ADAIGI_MONGODB: 'mongodb://127.0.0.1:1' }, 'ADAIGI_KAFKA is not set'],
  [{ ADAIGI_ENGINES: 'memory' }, 'ADAIGI_ENGINES must be docker or local'],
  [{ ADAIGI_ENGINES: 'local', ADAIGI_KAFKA: '127.0.0.1:1', ADAIGI_MONGODB: 'mongodb://127.0.0.1:1' }, 'contradicts'],
])('%j is refused: %s', async (env, message) => {
  await expect(startEngines({ dir, env })).rejects.toThrow(message);
});

test('an address where no Kafka answers is named', async () => {
  const env = { ADAIGI_KAFKA: '127.0.0.1:1', ADAIGI_MONGODB: testEngines().mongodb };
  await expect(startEngines({ dir, env })).rejects.toThrow('ADAIGI_KAFKA=127.0.0.1:1: no Kafka broker answers');
});
