import { EngineError } from './engine-error.ts';
import type { Engines } from './engines.ts';
import { kafkaReachable, mongodbReachable } from './reachable.ts';

/**
 * Engines that somebody else runs, named by `ADAIGI_KAFKA` (comma separated `host:port`) and `ADAIGI_MONGODB` (URI).
 *
 * @throws EngineError when one is not given, or does not answer as it must.
 */
export async function environmentEngines(env: Readonly<Record<string, string | undefined>>): Promise<Engines> {
  const kafka = required(env, 'ADAIGI_KAFKA').split(',').map((address) => address.trim());
  const mongodb = required(env, 'ADAIGI_MONGODB');
  const [kafkaFault, mongodbFault] = await Promise.all([kafkaReachable(kafka), mongodbReachable(mongodb)]);
  if (kafkaFault) throw new EngineError(`ADAIGI_KAFKA=${kafka.join(',')}: ${kafkaFault}`);
  if (mongodbFault) throw new EngineError(`ADAIGI_MONGODB: ${mongodbFault}`);
  return { kafka, mongodb, source: 'environment', stop: () => Promise.resolve() };
}

function required(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = env[name];
  if (!value) throw new EngineError(`${name} is not set: engines from the environment need both ADAIGI_KAFKA and ADAIGI_MONGODB.`);
  return value;
}
