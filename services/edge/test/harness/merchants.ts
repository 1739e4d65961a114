import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Credential__Output } from '@adaigi/contracts/gen/adaigi/merchants/v1/Credential.ts';
import type { Merchant__Output } from '@adaigi/contracts/gen/adaigi/merchants/v1/Merchant.ts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { GrpcHandlers } from '@adaigi/grpc';
import type { KeyMaterial } from '@adaigi/signatures';

export interface TestMerchant {
  readonly id: string;
  readonly keyId: string;
  readonly key: KeyMaterial;
  readonly ed25519KeyId: string;
  readonly ed25519Key: KeyMaterial & { readonly privateKey: string };
  readonly liveKeyId: string;
  readonly liveKey: KeyMaterial;
  readonly bearer: string;
  readonly merchantNo: string;
  readonly payproSecret: string;
  readonly paykassma: { readonly host: string; readonly secret: string; readonly privateKey: string };
}

export interface FakeMerchants {
  readonly handlers: GrpcHandlers<MerchantsServiceDefinition>;
  /** Adds a merchant with every kind of credential. */
  add(settings?: Record<string, string>): TestMerchant;
  setStatus(merchantId: string, status: Merchant__Output['status']): void;
  addCertificate(merchantId: string, fingerprint: string): void;
  /** A second PayPro number with the same secret: what the edge knows of the merchant is asked anew for it. */
  addPaypro(merchantId: string, mode?: 'MODE_TEST' | 'MODE_LIVE'): string;
  /** The merchant's Paykassma keys for the live world. */
  addLivePaykassma(merchantId: string): TestMerchant['paykassma'];
  revoke(id: string): void;
  /** Thrown by every call while set. */
  fault: Error | null;
  lookups: number;
}

export function fakeMerchants(): FakeMerchants {
  const merchants = new Map<string, Merchant__Output>();
  const credentials = new Map<string, Credential__Output>();
  const put = (credential: Partial<Credential__Output> & Pick<Credential__Output, 'kind' | 'id' | 'merchantId'>): void => {
    credentials.set(`${credential.kind} ${credential.id}`, { mode: 'MODE_TEST', algorithm: '', secret: '', publicKey: '', revoked: false, ...credential });
  };
  const putPaykassma = (merchantId: string, { host, secret, privateKey }: TestMerchant['paykassma'], mode: 'MODE_TEST' | 'MODE_LIVE'): void => {
    put({ kind: 'CREDENTIAL_KIND_PAYKASSMA_SECRET', id: createHash('sha256').update(secret).digest('hex'), merchantId, mode });
    put({ kind: 'CREDENTIAL_KIND_PAYKASSMA_HOST', id: host, merchantId, mode, algorithm: 'sha1-md5', secret: privateKey });
  };
  const fake: FakeMerchants = {
    fault: null,
    lookups: 0,
    handlers: {
      resolveCredential: async ({ kind, id }) => {
        fake.lookups += 1;
        if (fake.fault !== null) throw fake.fault;
        const credential = credentials.get(`${kind} ${id}`);
        const merchant = merchants.get(credential?.merchantId ?? '');
        if (credential === undefined || merchant === undefined) throw new AdaigiError('not_found', 'There is no such credential.');
        return { credential, merchant };
      },
      createMerchant: unused,
      getMerchant: unused,
      listMerchants: unused,
      updateMerchant: unused,
      getCredentials: unused,
      createCredential: unused,
      addReturnUrl: unused,
      removeReturnUrl: unused,
      revokeCredential: unused,
    },
    add(settings = {}) {
      const merchant = newMerchant();
      const { id: merchantId } = merchant;
      merchants.set(merchantId, { id: merchantId, name: 'Shop', status: 'MERCHANT_STATUS_ACTIVE', settings: { api_host: merchant.paykassma.host, ...settings }, dialects: ['paypro', 'paykassma'], createdAt: '2026-01-01T00:00:00Z', seq: '1' });
      put({ kind: 'CREDENTIAL_KIND_NATIVE', id: merchant.keyId, merchantId, algorithm: 'hmac-sha256', secret: secretOf(merchant.key) });
      put({ kind: 'CREDENTIAL_KIND_NATIVE', id: merchant.liveKeyId, merchantId, mode: 'MODE_LIVE', algorithm: 'hmac-sha256', secret: secretOf(merchant.liveKey) });
      const { ed25519Key } = merchant;
      put({ kind: 'CREDENTIAL_KIND_NATIVE', id: merchant.ed25519KeyId, merchantId, algorithm: 'ed25519', publicKey: ed25519Key.algorithm === 'ed25519' ? ed25519Key.publicKey : '' });
      put({ kind: 'CREDENTIAL_KIND_BEARER', id: createHash('sha256').update(merchant.bearer).digest('hex'), merchantId });
      put({ kind: 'CREDENTIAL_KIND_PAYPRO', id: merchant.merchantNo, merchantId, algorithm: 'md5', secret: merchant.payproSecret });
      putPaykassma(merchantId, merchant.paykassma, 'MODE_TEST');
      return merchant;
    },
    setStatus(merchantId, status) {
      const merchant = merchants.get(merchantId);
      if (merchant !== undefined) merchants.set(merchantId, { ...merchant, status });
    },
    addCertificate: (merchantId, fingerprint) => put({ kind: 'CREDENTIAL_KIND_CLIENT_CERTIFICATE', id: fingerprint, merchantId, mode: 'MODE_LIVE' }),
    addPaypro(merchantId, mode = 'MODE_TEST') {
      const { merchantNo, payproSecret } = newMerchant();
      put({ kind: 'CREDENTIAL_KIND_PAYPRO', id: merchantNo, merchantId, mode, algorithm: 'md5', secret: payproSecret });
      return merchantNo;
    },
    addLivePaykassma(merchantId) {
      const { paykassma } = newMerchant();
      const merchant = merchants.get(merchantId);
      if (merchant !== undefined) merchants.set(merchantId, { ...merchant, settings: { ...merchant.settings, live_api_host: paykassma.host } });
      putPaykassma(merchantId, paykassma, 'MODE_LIVE');
      return paykassma;
    },
    revoke(id) {
      for (const key of credentials.keys()) if (key.endsWith(` ${id}`)) credentials.delete(key);
    },
  };
  return fake;
}

function newMerchant(): TestMerchant {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
  return {
    id: `mer_${hex(12)}`,
    keyId: `key_test_${hex(8)}`,
    key: { algorithm: 'hmac-sha256', secret: hex(32) },
    ed25519KeyId: `key_test_${hex(8)}`,
    ed25519Key: { algorithm: 'ed25519', publicKey, privateKey },
    liveKeyId: `key_live_${hex(8)}`,
    liveKey: { algorithm: 'hmac-sha256', secret: hex(32) },
    bearer: `adt_${hex(20)}`,
    merchantNo: String(randomBytes(6).readUIntBE(0, 6)).padStart(10, '0').slice(-10),
    payproSecret: 'test-secret-0001',
    paykassma: { host: `m${hex(5)}.paykassma.localhost`, secret: hex(20), privateKey: 'test-private-0001' },
  };
}

function secretOf(key: KeyMaterial): string {
  return key.algorithm === 'hmac-sha256' ? String(key.secret) : '';
}

function unused(): Promise<never> {
  return Promise.reject(new AdaigiError('internal', 'the edge never calls this'));
}
