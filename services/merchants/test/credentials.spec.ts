import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Credential__Output } from '@adaigi/contracts/gen/adaigi/merchants/v1/Credential.ts';
import { startService, type TestService } from './service.ts';

const FINGERPRINT = createHash('sha256').update('a certificate').digest('hex');

describe('credentials over gRPC', () => {
  let service: TestService;
  let merchantId: string;
  let native: Credential__Output;
  let bearer: Credential__Output;
  let paypro: Credential__Output;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    const created = await service.client.createMerchant({ name: 'Shop', dialects: ['paypro'] });
    const [first, second, third] = created.credentials;
    if (first === undefined || second === undefined || third === undefined) throw new Error('a credential is missing');
    [native, bearer, paypro] = [first, second, third];
    merchantId = created.merchant?.id ?? '';
  });

  test('each kind is found by what a request carries', async () => {
    const byKey = await service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_NATIVE', id: native.id });
    expect(byKey).toMatchObject({ credential: { secret: native.secret, algorithm: 'hmac-sha256', mode: 'MODE_TEST' }, merchant: { id: merchantId, status: 'MERCHANT_STATUS_ACTIVE' } });
    const byNumber = await service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_PAYPRO', id: paypro.id });
    expect(byNumber.credential).toMatchObject({ secret: paypro.secret, merchantId });
    const digest = createHash('sha256').update(bearer.secret, 'utf8').digest('hex');
    const byToken = await service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_BEARER', id: digest });
    expect(byToken.credential).toMatchObject({ merchantId, mode: 'MODE_TEST', secret: '' });
  });

  test('an unknown and a revoked id answer the same', async () => {
    await service.client.revokeCredential({ merchantId, kind: 'CREDENTIAL_KIND_NATIVE', id: native.id });
    const answers = await Promise.all(
      ['key_test_0000000000000000', native.id, '', 'x'.repeat(5_000), '$where'].map((id) =>
        service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_NATIVE', id }).then(() => 'found', (error: unknown) => (error instanceof Error ? `${error.name} ${error.message}` : 'other')),
      ),
    );
    expect(new Set(answers)).toEqual(new Set(['AdaigiError There is no such credential.']));
    await expect(service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_PAYPRO', id: native.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(service.client.resolveCredential({ id: native.id })).rejects.toMatchObject({ fields: [{ field: 'kind', rule: 'enum' }] });
  });

  test('a disabled merchant is found, and its status says so', async () => {
    await service.client.updateMerchant({ merchantId, status: 'MERCHANT_STATUS_DISABLED' });
    const { merchant } = await service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_PAYPRO', id: paypro.id });
    expect(merchant?.status).toBe('MERCHANT_STATUS_DISABLED');
  });

  test('keys are rotated with two active at a time, newest first', async () => {
    const request = { merchantId, kind: 'CREDENTIAL_KIND_NATIVE', mode: 'MODE_TEST', algorithm: 'hmac-sha256' } as const;
    const { credential: second } = await service.client.createCredential(request);
    await expect(service.client.createCredential(request)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'mode', rule: 'max' }] });
    const active = async () => (await service.client.getCredentials({ merchantId, kind: 'CREDENTIAL_KIND_NATIVE' })).credentials.map(({ id, secret }) => ({ id, secret }));
    expect(await active()).toEqual([{ id: second?.id, secret: second?.secret }, { id: native.id, secret: native.secret }]);
    await service.client.revokeCredential({ merchantId, kind: 'CREDENTIAL_KIND_NATIVE', id: native.id });
    await service.client.revokeCredential({ merchantId, kind: 'CREDENTIAL_KIND_NATIVE', id: native.id });
    const { credential: third } = await service.client.createCredential(request);
    expect((await active()).map(({ id }) => id)).toEqual([third?.id, second?.id]);
  });

  test('of several keys asked for at the same time only as many are made as may be', async () => {
    const request = { merchantId, kind: 'CREDENTIAL_KIND_NATIVE', mode: 'MODE_TEST', algorithm: 'hmac-sha256' } as const;
    const made = await Promise.allSettled(Array.from({ length: 4 }, () => service.client.createCredential(request)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await service.client.getCredentials({ merchantId, kind: 'CREDENTIAL_KIND_NATIVE' })).credentials).toHaveLength(2);
  });

  test('live keys are a world of their own', async () => {
    const { credential } = await service.client.createCredential({ merchantId, kind: 'CREDENTIAL_KIND_NATIVE', mode: 'MODE_LIVE', algorithm: 'hmac-sha256' });
    expect(credential).toMatchObject({ mode: 'MODE_LIVE', id: expect.stringMatching(/^key_live_[0-9a-f]{16}$/) });
    expect((await service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_NATIVE', id: credential?.id ?? '' })).credential?.mode).toBe('MODE_LIVE');
  });

  test('an Ed25519 key is taken as a public key only', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const request = { merchantId, kind: 'CREDENTIAL_KIND_NATIVE', mode: 'MODE_TEST', algorithm: 'ed25519' } as const;
    const { credential } = await service.client.createCredential({ ...request, publicKey: pem });
    expect(credential).toMatchObject({ secret: '', publicKey: pem });
    const found = await service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_NATIVE', id: credential?.id ?? '' });
    expect(createPublicKey(found.credential?.publicKey ?? '').asymmetricKeyType).toBe('ed25519');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
    for (const wrong of ['', 'nonsense', rsa, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()]) {
      await expect(service.client.createCredential({ ...request, publicKey: wrong })).rejects.toMatchObject({ fields: [{ field: 'public_key', rule: 'type' }] });
    }
    await expect(service.client.createCredential({ ...request, algorithm: 'rsa' })).rejects.toMatchObject({ fields: [{ field: 'algorithm', rule: 'enum' }] });
    await expect(service.client.createCredential({ ...request, algorithm: 'hmac-sha256', publicKey: pem })).rejects.toMatchObject({ fields: [{ field: 'public_key' }] });
  });

  test('a client certificate belongs to one merchant and does not come back once revoked', async () => {
    const request = { merchantId, kind: 'CREDENTIAL_KIND_CLIENT_CERTIFICATE', mode: 'MODE_LIVE', publicKey: FINGERPRINT.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:') } as const;
    expect((await service.client.createCredential(request)).credential).toMatchObject({ id: FINGERPRINT });
    const found = await service.client.resolveCredential({ kind: 'CREDENTIAL_KIND_CLIENT_CERTIFICATE', id: FINGERPRINT });
    expect(found).toMatchObject({ merchant: { id: merchantId }, credential: { mode: 'MODE_LIVE' } });
    const other = await service.client.createMerchant({ name: 'Other' });
    const taken = { code: 'invalid_request', fields: [{ field: 'public_key', rule: 'unique' }] };
    await expect(service.client.createCredential({ ...request, merchantId: other.merchant?.id ?? '' })).rejects.toMatchObject(taken);
    await service.client.revokeCredential({ merchantId, kind: request.kind, id: FINGERPRINT });
    await expect(service.client.createCredential(request)).rejects.toMatchObject(taken);
    await expect(service.client.createCredential({ ...request, publicKey: 'abc' })).rejects.toMatchObject({ fields: [{ field: 'public_key', rule: 'pattern' }] });
  });

  test('bearer tokens are not made on demand, a world must be named, and nobody brings a native key along', async () => {
    await expect(service.client.createCredential({ merchantId, kind: 'CREDENTIAL_KIND_BEARER', mode: 'MODE_LIVE' })).rejects.toMatchObject({ fields: [{ field: 'kind' }] });
    const request = { merchantId, kind: 'CREDENTIAL_KIND_NATIVE', algorithm: 'hmac-sha256' } as const;
    await expect(service.client.createCredential(request)).rejects.toMatchObject({ fields: [{ field: 'mode' }] });
    for (const change of [{ id: 'key_test_1' }, { secret: 'my-own-secret-0001' }, { replace: true }]) {
      await expect(service.client.createCredential({ ...request, mode: 'MODE_TEST', ...change })).rejects.toMatchObject({ fields: [{ field: Object.keys(change)[0], rule: 'unknown_field' }] });
    }
  });
});
