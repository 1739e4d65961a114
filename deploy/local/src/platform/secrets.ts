import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Secrets of one development platform; whoever has the data needs them to read it. */
export interface PlatformSecrets {
  /** 32 bytes in base64: wraps the keys that secrets at rest are sealed with. */
  masterKey: string;
  /** Derives ids from merchants' keys. */
  idSecret: string;
}

/** The secrets of a platform's folder, made at its first start; mode 0600. */
export async function platformSecrets(dir: string): Promise<PlatformSecrets> {
  const file = join(dir, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) {
    const { masterKey, idSecret } = JSON.parse(kept) as Partial<PlatformSecrets>;
    if (!masterKey || !idSecret) throw new Error(`${file} is damaged. \`npm run reset\` forgets it together with the data that it opens.`);
    return { masterKey, idSecret };
  }
  const secrets = { masterKey: randomBytes(32).toString('base64'), idSecret: randomBytes(32).toString('base64url') };
  await mkdir(dir, { recursive: true });
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return secrets;
}
