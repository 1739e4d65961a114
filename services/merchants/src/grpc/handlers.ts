import { credentialKindCodec, merchantStatusCodec, modeCodec, type GrpcHandlers } from '@adaigi/contracts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import { addReturnUrl, removeReturnUrl } from '../usecases/return-urls.ts';
import { createCredential, type CreateCredentialPorts } from '../usecases/create-credential.ts';
import { createMerchant, type CreateMerchantPorts } from '../usecases/create-merchant.ts';
import { getCredentials } from '../usecases/get-credentials.ts';
import { getMerchant } from '../usecases/get-merchant.ts';
import { listMerchants } from '../usecases/list-merchants.ts';
import { resolveCredential } from '../usecases/resolve-credential.ts';
import { revokeCredential } from '../usecases/revoke-credential.ts';
import { updateMerchant } from '../usecases/update-merchant.ts';
import { credentialToProto, merchantToProto } from './to-proto.ts';

/** The merchants service over gRPC: one use case per method. */
export function merchantsHandlers(ports: CreateMerchantPorts & CreateCredentialPorts): GrpcHandlers<MerchantsServiceDefinition> {
  return {
    async createMerchant({ name, dialects, settings }) {
      const { merchant, credentials } = await createMerchant(ports, { name, dialects, settings });
      return { merchant: merchantToProto(merchant), credentials: credentials.map(credentialToProto) };
    },
    async getMerchant({ merchantId }) {
      return { merchant: merchantToProto(await getMerchant(ports.store, merchantId)) };
    },
    async listMerchants({ limit, cursor }) {
      const { merchants, nextCursor } = await listMerchants(ports.store, limit, cursor);
      return { merchants: merchants.map(merchantToProto), nextCursor };
    },
    async updateMerchant({ merchantId, status, settings }) {
      const merchant = await updateMerchant(ports.store, { merchantId, status: merchantStatusCodec.optional(status), settings });
      return { merchant: merchantToProto(merchant) };
    },
    async addReturnUrl({ merchantId, url, defaultFor }) {
      return { id: await addReturnUrl(ports.store, { merchantId, url, defaultFor }) };
    },
    async removeReturnUrl({ merchantId, id }) {
      await removeReturnUrl(ports.store, merchantId, id);
      return {};
    },
    async resolveCredential({ kind, id }) {
      const { merchant, credential } = await resolveCredential(ports, credentialKindCodec.fromProto(kind, 'kind'), id);
      return { merchant: merchantToProto(merchant), credential: credentialToProto(credential) };
    },
    async getCredentials({ merchantId, kind }) {
      const credentials = await getCredentials(ports, merchantId, credentialKindCodec.fromProto(kind, 'kind'));
      return { credentials: credentials.map(credentialToProto) };
    },
    async createCredential({ merchantId, kind, mode, algorithm, publicKey, id, secret, replace }) {
      const credential = await createCredential(ports, {
        merchantId,
        kind: credentialKindCodec.fromProto(kind, 'kind'),
        mode: modeCodec.fromProto(mode, 'mode'),
        algorithm,
        publicKey,
        id,
        secret,
        replace,
      });
      return { credential: credentialToProto(credential) };
    },
    async revokeCredential({ merchantId, kind, id }) {
      await revokeCredential(ports, merchantId, credentialKindCodec.fromProto(kind, 'kind'), id);
      return {};
    },
  };
}
