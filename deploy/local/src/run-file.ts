import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A merchant's test credentials, as `npm run merchant -- create --json` prints them. */
export interface MerchantCredentials {
  merchantId: string;
  /** The HMAC key is the UTF-8 bytes of `secret` as printed. */
  native: { keyId: string; secret: string; bearer: string };
  /** Only for a merchant of the PayPro dialect. */
  paypro?: { merchantNo: string; secret: string };
  /** Only for a merchant of the Paykassma dialect. `api.` and `plugin.` stand before `host`; locally a Host header does. */
  paykassma?: { host: string; pluginapi_secret: string; private_key: string; postback_access_key: string; postback_private_access_key: string; postback_url: string };
}

/** `.local/run.json`: a running platform describes itself to every tool, test and person. Addresses without a scheme are `host:port`. */
export interface RunFile {
  edge: { http: string; grpc: string };
  kafka: string[];
  mongodb: string;
  services: Record<string, { pid: number; health: string; metrics: string; grpc?: string }>;
  simulator: { control: string; jazzcash: string; easypaisa: string };
  merchants: MerchantCredentials[];
}

/** Where a platform's folder keeps it. */
export function runFilePath(dir: string): string {
  return join(dir, 'run.json');
}

/** Writes run.json, readable by this user only (it holds test credentials); a reader sees the old or the new one, never half of it. */
export async function writeRunFile(dir: string, run: RunFile): Promise<void> {
  const path = runFilePath(dir);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Reads run.json; undefined when there is none, that is, when no platform is ready. */
export async function readRunFile(dir: string): Promise<RunFile | undefined> {
  const text = await readFile(runFilePath(dir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as RunFile);
}

/** Removes run.json. */
export function removeRunFile(dir: string): Promise<void> {
  return rm(runFilePath(dir), { force: true });
}
