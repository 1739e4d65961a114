import { UsageError } from '../command-line.ts';
import { LOCAL_DIR } from '../paths.ts';
import type { MerchantCredentials, RunFile } from '../run-file.ts';
import { readRunFile } from '../run-file.ts';

/** The platform of this checkout. Throws when none is ready. */
export async function runningPlatform(): Promise<RunFile> {
  const run = await readRunFile(LOCAL_DIR);
  if (run === undefined) throw new Error('No platform runs in this checkout (.local/run.json is missing). Start one: `npm start`, in another terminal or with `-- --detach`.');
  return run;
}

/** The merchant to act as: the named one, else the demo merchant. */
export function actingMerchant(run: RunFile, merchantId: string | undefined): MerchantCredentials {
  const found = merchantId === undefined ? run.merchants[0] : run.merchants.find((merchant) => merchant.merchantId === merchantId);
  if (found === undefined) throw new UsageError(`--merchant ${merchantId ?? ''}: not in .local/run.json. Known: ${run.merchants.map((merchant) => merchant.merchantId).join(', ') || 'none'}.`);
  return found;
}
