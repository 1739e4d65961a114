import { connectMongo, databaseName } from '@adaigi/mongo';
import { runMain, runService } from '@adaigi/runtime';
import { loadConfig } from './config.ts';
import { startSimulator } from './simulator.ts';

await runMain(async () => {
  const config = loadConfig(process.env);
  await runService(config.service, async (runtime) => {
    const { uri, dbPrefix } = config.mongo;
    const connection = await connectMongo(runtime, { uri, dbPrefix, service: 'simulator' });
    await startSimulator(config, runtime, connection.getClient(), databaseName(dbPrefix, 'simulator'));
  });
});
