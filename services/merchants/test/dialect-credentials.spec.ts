import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { startService, type TestService } from './service.ts';

const digits = (): string => String(randomBytes(6).readUIntBE(0, 6)).padStart(10, '0').slice(-10);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('credentials of the dialects over gRPC', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  const newMerchant = async (dialects: string[] = []): Promise<string> => (await service.client.createMerchant({ name: 'Shop', dialects })).merchant?.id ?? '';
  const create = async (merchantId: string, kind: 'PAYPRO' | 'PAYKASSMA_SECRET' | 'PAYKASSMA_HOST' | 'PAYKASSMA_POSTBACK', mode: 'TEST' | 'LIVE', wish: { id?: string; secret?: string; replace?: boolean } = {}) =>
    (await service.client.createCredential({ merchantId, kind: `CREDENTIAL_KIND_${kind}`, mode: `MODE_${mode}`, ...wish })).credential;
  const find = (kind: 'PAYPRO' | 'PAYKASSMA_SECRET' | 'PAYKASSMA_HOST', id: string) => service.client.resolveCredential({ kind: `CREDENTIAL_KIND_${kind}`, id });
  const merchantNow = async (merchantId: string) => (await service.client.getMerchant({ merchantId })).merchant;

  test('a PayPro merchant goes live under a number of its own, beside the one for tests', async () => {
    const merchantId = await newMerchant(['paypro']);
    const live = await create(merchantId, 'PAYPRO', 'LIVE');
    expect(live).toMatchObject({ id: expect.stringMatching(/^\d{10}$/), mode: 'MODE_LIVE', algorithm: 'md5' });
    expect(await find('PAYPRO', live?.id ?? '')).toMatchObject({ credential: { mode: 'MODE_LIVE', secret: live?.secret, merchantId } });
    const { credentials } = await service.client.getCredentials({ merchantId, kind: 'CREDENTIAL_KIND_PAYPRO' });
    expect(credentials.map(({ mode }) => mode)).toEqual(['MODE_LIVE', 'MODE_TEST']);
    expect(await service.dump()).not.toContain(live?.secret);
  });

  test('a merchant brings along what its client is configured with, and speaks the dialect from then on', async () => {
    const merchantId = await newMerchant();
    const own = { number: digits(), host: `pay${digits()}.shop.example`, plugin: `plugin-${digits()}-own`, access: `AK${digits()}` };
    await create(merchantId, 'PAYPRO', 'LIVE', { id: own.number, secret: 'app-secret-0001-of-theirs' });
    await create(merchantId, 'PAYKASSMA_HOST', 'LIVE', { id: own.host, secret: 'private-key-of-theirs' });
    await create(merchantId, 'PAYKASSMA_POSTBACK', 'LIVE', { id: own.access, secret: 'private-access-of-theirs' });
    await create(merchantId, 'PAYKASSMA_SECRET', 'LIVE', { secret: own.plugin });
    expect(await find('PAYPRO', own.number)).toMatchObject({ merchant: { dialects: ['paypro', 'paykassma'], settings: { live_api_host: own.host } }, credential: { secret: 'app-secret-0001-of-theirs' } });
    expect(await find('PAYKASSMA_HOST', own.host)).toMatchObject({ credential: { secret: 'private-key-of-theirs', mode: 'MODE_LIVE' } });
    expect(await find('PAYKASSMA_SECRET', sha256(own.plugin))).toMatchObject({ credential: { secret: '', merchantId } });
    expect(await service.dump()).not.toContain(own.plugin);
    await eventually(() => service.events.some((event) => event.merchantId === merchantId && event.settings['live_api_host'] === own.host));
    await expect(service.client.updateMerchant({ merchantId, settings: { live_api_host: '' } })).rejects.toMatchObject({ fields: [{ field: 'settings.live_api_host', rule: 'fixed' }] });
    await expect(service.client.createMerchant({ name: 'Thief', dialects: ['paykassma'], settings: { live_api_host: own.host } })).rejects.toMatchObject({ fields: [{ field: 'settings.live_api_host', rule: 'fixed' }] });
  });

  test('there is one of each kind and world; another takes its place in one step, also under the same number', async () => {
    const merchantId = await newMerchant(['paypro']);
    const first = await create(merchantId, 'PAYPRO', 'LIVE');
    await expect(create(merchantId, 'PAYPRO', 'LIVE')).rejects.toMatchObject({ fields: [{ field: 'mode', rule: 'max' }] });
    const second = await create(merchantId, 'PAYPRO', 'LIVE', { id: first?.id ?? '', replace: true });
    expect(second?.id).toBe(first?.id);
    expect(second?.secret).not.toBe(first?.secret);
    expect((await find('PAYPRO', first?.id ?? '')).credential?.secret).toBe(second?.secret);
    await service.client.revokeCredential({ merchantId, kind: 'CREDENTIAL_KIND_PAYPRO', id: first?.id ?? '' });
    await expect(find('PAYPRO', first?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
    expect((await create(merchantId, 'PAYPRO', 'LIVE', { id: first?.id ?? '' }))?.id).toBe(first?.id);
  });

  test('what is another merchant’s, of the other world, or a secret that was used before is refused', async () => {
    const [mine, other] = [await newMerchant(['paypro', 'paykassma']), await newMerchant(['paypro'])];
    const theirs = await create(other, 'PAYPRO', 'LIVE');
    await expect(create(mine, 'PAYPRO', 'LIVE', { id: theirs?.id ?? '' })).rejects.toMatchObject({ fields: [{ field: 'id', rule: 'unique' }] });
    const { credentials } = await service.client.getCredentials({ merchantId: mine, kind: 'CREDENTIAL_KIND_PAYPRO' });
    await expect(create(mine, 'PAYPRO', 'LIVE', { id: credentials[0]?.id ?? '' })).rejects.toMatchObject({ fields: [{ field: 'id', rule: 'unique' }] });
    const secret = `plugin-${digits()}-leaked`;
    await create(mine, 'PAYKASSMA_SECRET', 'LIVE', { secret });
    await create(mine, 'PAYKASSMA_SECRET', 'LIVE', { replace: true });
    await expect(create(mine, 'PAYKASSMA_SECRET', 'LIVE', { secret, replace: true })).rejects.toMatchObject({ fields: [{ field: 'secret', rule: 'unique' }] });
    await expect(create(other, 'PAYKASSMA_SECRET', 'LIVE', { secret })).rejects.toMatchObject({ fields: [{ field: 'secret', rule: 'unique' }] });
    expect((await merchantNow(other))?.dialects).toEqual(['paypro']);
  });

  test.each([
    ['PAYPRO', { id: 'mine' }, 'id'],
    ['PAYPRO', { secret: 'short' }, 'secret'],
    ['PAYKASSMA_HOST', { id: 'https://shop.example' }, 'id'],
    ['PAYKASSMA_HOST', { secret: 'with spaces in it, long' }, 'secret'],
    ['PAYKASSMA_POSTBACK', { id: 'with-dash-01' }, 'id'],
    ['PAYKASSMA_SECRET', { secret: 'needs%20coding&in=urls' }, 'secret'],
    ['PAYKASSMA_SECRET', { id: 'a'.repeat(64) }, 'id'],
  ] as const)('%s with %j is refused by name', async (kind, wish, field) => {
    await expect(create(await newMerchant(), kind, 'LIVE', wish)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field }] });
  });
});
