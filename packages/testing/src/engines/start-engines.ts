import { composeEngines } from './compose.ts';
import { dockerAnswers } from './docker-answers.ts';
import { EngineError } from './engine-error.ts';
import type { EngineOptions, Engines } from './engines.ts';
import { environmentEngines } from './environment.ts';
import { localEngines } from './local/local-engines.ts';
import { containerEngines } from './testcontainers.ts';

/**
 * Finds or starts one real Kafka and one real MongoDB replica set.
 *
 * Tried in this order: addresses in `ADAIGI_KAFKA` and `ADAIGI_MONGODB`; what `ADAIGI_ENGINES=docker|local` forces; Docker
 * when an engine answers; local processes.
 *
 * @throws EngineError when the chosen source cannot give both engines; the message is for a person.
 */
export async function startEngines(options: EngineOptions): Promise<Engines> {
  const { env } = options;
  const forced = env['ADAIGI_ENGINES'];
  if (env['ADAIGI_KAFKA'] || env['ADAIGI_MONGODB']) {
    if (forced) throw new EngineError(`ADAIGI_ENGINES=${forced} contradicts ADAIGI_KAFKA and ADAIGI_MONGODB: unset one or the other.`);
    return environmentEngines(env);
  }
  switch (forced) {
    case undefined:
    case '':
      return (await dockerAnswers()) ? dockerEngines(options) : localEngines(options);
    case 'docker':
      if (!(await dockerAnswers())) throw new EngineError('ADAIGI_ENGINES=docker, but no Docker engine answers `docker version`. Start Docker, or unset ADAIGI_ENGINES.');
      return dockerEngines(options);
    case 'local':
      return localEngines(options);
    default:
      throw new EngineError(`ADAIGI_ENGINES must be docker or local, not "${forced}".`);
  }
}

function dockerEngines(options: EngineOptions): Promise<Engines> {
  return options.composeFile === undefined ? containerEngines(options) : composeEngines(options, options.composeFile);
}
