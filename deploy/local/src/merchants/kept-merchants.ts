import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MerchantCredentials, RunFile } from '../run-file.ts';
import { createMerchant, merchantExists } from './create-merchant.ts';

/** Name of the merchant that the demo and the tools use when nobody says another. */
const DEMO_NAME = 'Demo merchant';

/** The merchants whose credentials a folder keeps (mode 0600), the demo merchant first: a secret is told once, and the next start needs it again. */
export async function keptMerchants(dir: string): Promise<MerchantCredentials[]> {
  const text = await readFile(join(dir, 'merchants.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as MerchantCredentials[];
}

/** Keeps the credentials of one more merchant. */
export async function keepMerchant(dir: string, merchant: MerchantCredentials): Promise<void> {
  await write(dir, [...(await keptMerchants(dir)), merchant]);
}

/** The kept merchants that the platform knows. Makes the demo merchant when there is none: at the first start, and when the data is not the data of before. */
export async function ensureDemoMerchant(dir: string, run: RunFile): Promise<MerchantCredentials[]> {
  const kept = await keptMerchants(dir);
  const known = await Promise.all(kept.map(({ merchantId }) => merchantExists(run, merchantId)));
  const merchants = kept.filter((_, index) => known[index]);
  const demoIsThere = kept[0] !== undefined && known[0] === true;
  if (!demoIsThere) merchants.unshift(await createMerchant(run, { name: DEMO_NAME, dialects: ['paypro', 'paykassma'] }));
  await write(dir, merchants);
  return merchants;
}

async function write(dir: string, merchants: readonly MerchantCredentials[]): Promise<void> {
  const path = join(dir, 'merchants.json');
  await writeFile(`${path}.new`, `${JSON.stringify(merchants, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
