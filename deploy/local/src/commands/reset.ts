import { rm } from 'node:fs/promises';
import { deleteTopics, endLocalEngines, forgetEngines, startEngines } from '@adaigi/testing';
import { readArguments, runCommand } from '../command-line.ts';
import { COMPOSE_FILE, LOCAL_DIR } from '../paths.ts';
import { holderOf } from '../platform/claim.ts';
import { forgetData } from '../platform/forget-data.ts';
import { endLeftoverServices } from '../platform/leftovers.ts';
import { complain, say } from '../terminal.ts';

await runCommand('npm run reset [-- --environment]', async (args) => {
  const { options } = readArguments(args, { environment: 'flag' });
  const holder = await holderOf(LOCAL_DIR);
  if (holder !== undefined) {
    complain(`The platform runs (process ${holder.pid}). Stop it first: \`npm stop\`.`);
    return 1;
  }
  await endLeftoverServices(LOCAL_DIR);
  await endLocalEngines(LOCAL_DIR);
  const { env } = process;
  if (env['ADAIGI_KAFKA'] || env['ADAIGI_MONGODB']) {
    if (!options.environment) {
      complain('The engines are those of ADAIGI_KAFKA and ADAIGI_MONGODB, and others may use them. To drop the databases adaigi_* and the topics adaigi.* there: npm run reset -- --environment');
      return 1;
    }
    const engines = await startEngines({ dir: LOCAL_DIR, env });
    await forgetData(engines, { dbPrefix: 'adaigi' });
    await deleteTopics(engines.kafka, 'adaigi.');
  } else {
    await forgetEngines({ dir: LOCAL_DIR, env, composeFile: COMPOSE_FILE });
  }
  await rm(LOCAL_DIR, { recursive: true, force: true });
  say('Forgotten: data, logs, ports and credentials of this checkout');
  return 0;
});
