import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { forgetComposeEngines } from './compose.ts';
import { dockerAnswers } from './docker-answers.ts';
import type { EngineOptions } from './engines.ts';

/** Removes the data of engines that `startEngines` keeps for `options.dir`. They must be stopped; engines of the environment are left alone. */
export async function forgetEngines(options: EngineOptions): Promise<void> {
  await rm(join(options.dir, 'data'), { recursive: true, force: true });
  if (options.composeFile !== undefined && options.env['ADAIGI_ENGINES'] !== 'local' && (await dockerAnswers())) {
    await forgetComposeEngines(options, options.composeFile);
  }
}
