import { runMain, runService } from '@adaigi/runtime';
import { DEFAULT_TERMS_FILE, readTermsFile } from './adapters/terms-file.ts';
import { loadConfig } from './config.ts';
import { wire } from './wire.ts';

await runMain(async () => {
  const config = loadConfig(process.env);
  const terms = readTermsFile(config.termsFile ?? DEFAULT_TERMS_FILE);
  await runService(config.service, async (runtime) => {
    runtime.log.info({ termsVersion: terms.version }, 'terms loaded');
    await wire(runtime, config, terms);
  });
});
