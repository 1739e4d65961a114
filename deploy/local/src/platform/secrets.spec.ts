import { expect, test } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platformSecrets } from './secrets.ts';

test('are made once, for this user only, and kept', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'adaigi-secrets-'));
  try {
    const made = await platformSecrets(dir);
    expect(Buffer.from(made.masterKey, 'base64')).toHaveLength(32);
    expect((await stat(join(dir, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect(await platformSecrets(dir)).toEqual(made);
    await writeFile(join(dir, 'secrets.json'), '{}');
    await expect(platformSecrets(dir)).rejects.toThrow('npm run reset');
  } finally {
    await rm(dir, { recursive: true });
  }
});
