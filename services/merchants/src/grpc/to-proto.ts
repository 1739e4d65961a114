import { credentialKindCodec, merchantStatusCodec, modeCodec } from '@adaigi/contracts';
import type { Credential as CredentialMessage } from '@adaigi/contracts/gen/adaigi/merchants/v1/Credential.ts';
import type { Merchant as MerchantMessage } from '@adaigi/contracts/gen/adaigi/merchants/v1/Merchant.ts';
import type { Merchant, OpenCredential } from '../ports.ts';

export function merchantToProto(merchant: Merchant): MerchantMessage {
  return {
    id: merchant.id,
    name: merchant.name,
    status: merchantStatusCodec.toProto(merchant.status),
    settings: { ...merchant.settings },
    dialects: [...merchant.dialects],
    createdAt: merchant.createdAt.toISOString(),
    seq: String(merchant.seq),
  };
}

export function credentialToProto(credential: OpenCredential): CredentialMessage {
  return {
    kind: credentialKindCodec.toProto(credential.kind),
    id: credential.id,
    merchantId: credential.merchantId,
    mode: modeCodec.toProto(credential.mode),
    algorithm: credential.algorithm,
    secret: credential.secret,
    publicKey: credential.publicKey,
    revoked: credential.revokedAt !== null,
  };
}
