import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startService, type TestService } from './service.ts';

describe('merchants of the Paykassma dialect', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  async function merchant(settings: Record<string, string> = {}) {
    const made = await service.client.createMerchant({ name: 'Shop', dialects: ['paykassma'], settings });
    const of = (kind: string) => made.credentials.find((credential) => credential.kind === kind);
    return { ...made, id: made.merchant?.id ?? '', secret: of('CREDENTIAL_KIND_PAYKASSMA_SECRET'), host: of('CREDENTIAL_KIND_PAYKASSMA_HOST'), postback: of('CREDENTIAL_KIND_PAYKASSMA_POSTBACK') };
  }

  test('are found by their plugin secret and by their host, and only the digest of the plugin secret is kept', async () => {
    const { id, secret, host, postback } = await merchant();
    expect(host?.id).toMatch(/^m[0-9a-f]{10}\.paykassma\.localhost$/);
    expect(secret?.id).toBe(createHash('sha256').update(secret?.secret ?? '').digest('hex'));
    expect(postback?.id).toMatch(/^[0-9a-f]{16}$/);
    const byHost = await service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_PAYKASSMA_HOST', id: host?.id ?? '' });
    expect(byHost).toMatchObject({ merchant: { id, settings: { api_host: host?.id } }, credential: { secret: host?.secret, algorithm: 'sha1-md5' } });
    const bySecret = await service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_PAYKASSMA_SECRET', id: secret?.id ?? '' });
    expect(bySecret).toMatchObject({ merchant: { id }, credential: { secret: '' } });
    const dump = await service.dump();
    for (const credential of [secret, host, postback]) expect(dump).not.toContain(credential?.secret);
  });

  test('may bring a host of their own, which is nobody else’s and never changes', async () => {
    const api_host = `pay-${Date.now()}.shop.example`;
    const { id, host } = await merchant({ api_host });
    expect(host?.id).toBe(api_host);
    await expect(merchant({ api_host })).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'settings.api_host', rule: 'unique' }] });
    await expect(service.client.updateMerchant({ merchantId: id, settings: { api_host: 'other.example' } })).rejects.toMatchObject({ fields: [{ field: 'settings.api_host', rule: 'fixed' }] });
  });

  test('register return URLs under numbers that count up, stay, and are never given twice', async () => {
    const { id: merchantId } = await merchant();
    const add = async (url: string, defaultFor: string[] = []) => (await service.client.addReturnUrl({ merchantId, url, defaultFor })).id;
    const ids = await Promise.all(['https://shop.example/a', 'https://shop.example/b', 'https://shop.example/c'].map((url) => add(url)));
    expect(ids.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    expect(await add('https://shop.example/b', ['success', 'fail'])).toBe(ids[1]);
    await service.client.removeReturnUrl({ merchantId, id: ids[1] ?? 0 });
    expect(await add('https://shop.example/d')).toBe(4);
    const { merchant: now } = await service.client.getMerchant({ merchantId });
    expect(now?.settings['return_url_success']).toBeUndefined();
    await expect(add('javascript:alert(1)')).rejects.toMatchObject({ fields: [{ field: 'url', rule: 'format' }] });
    await expect(service.client.removeReturnUrl({ merchantId, id: 99 })).rejects.toMatchObject({ code: 'not_found' });
  });
});
