import { runMain, runService } from '@adaigi/runtime';
import { readConfig } from './config.ts';
import { wire } from './wire.ts';

await runMain(async () => {
  const config = readConfig(process.env);
  await runService(config.service, async (runtime) => {
    await wire(runtime, config);
  });
});
