import { Type } from 'typebox';
import type { Static } from 'typebox';

const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' });
const Text = Type.String({ minLength: 1, maxLength: 200 });
const IpnUrl = Type.Optional(Type.String({ pattern: '^https?://', maxLength: 500 }));

/** A merchant account at JazzCash: its body credentials, the hash salt, and what the portal has registered for it. */
export const JazzcashAccountSchema = Type.Object(
  {
    id: Id,
    provider: Type.Literal('jazzcash'),
    merchantId: Type.String({ pattern: '^[A-Za-z0-9]{1,20}$' }),
    password: Text,
    integritySalt: Text,
    returnUrl: Type.String({ pattern: '^https?://', maxLength: 200 }),
    merchantMpin: Type.String({ pattern: '^[0-9]{4}$' }),
    /** Newer accounts must send `pp_SubMerchantName`; older ones must not have to. */
    subMerchantNameRequired: Type.Optional(Type.Boolean()),
    ipnUrl: IpnUrl,
  },
  { additionalProperties: false },
);

const easypaisaFields = {
  id: Id,
  provider: Type.Literal('easypaisa'),
  username: Text,
  password: Text,
  storeId: Type.String({ pattern: '^[0-9]{1,12}$' }),
  accountNum: Type.String({ pattern: '^[0-9]{1,20}$' }),
  ipnUrl: IpnUrl,
};

/** A store at Easypaisa. `v5` accounts sign with the RSA key whose public half they uploaded in the portal. */
export const EasypaisaAccountSchema = Type.Union([
  Type.Object({ ...easypaisaFields, version: Type.Literal('v4') }, { additionalProperties: false }),
  Type.Object(
    {
      ...easypaisaFields,
      version: Type.Literal('v5'),
      merchantPublicKey: Type.String({ pattern: '^-----BEGIN PUBLIC KEY-----' }),
      /** The merchant's half; the simulator never uses it. It is here so that one document configures both sides. */
      merchantPrivateKey: Type.Optional(Type.String()),
    },
    { additionalProperties: false },
  ),
]);

/** `ADAIGI_SIMULATOR_ACCOUNTS` and `accounts.dev.json`. `easypaisaKeys` is the provider's own RSA pair. */
export const AccountsDocumentSchema = Type.Object(
  {
    notice: Type.Optional(Type.String()),
    easypaisaKeys: Type.Object({ publicKey: Text2048(), privateKey: Text2048() }, { additionalProperties: false }),
    accounts: Type.Array(Type.Union([JazzcashAccountSchema, EasypaisaAccountSchema]), { minItems: 1 }),
  },
  { additionalProperties: false },
);

function Text2048(): ReturnType<typeof Type.String> {
  return Type.String({ minLength: 1, maxLength: 8192 });
}

export type JazzcashAccount = Static<typeof JazzcashAccountSchema>;
export type EasypaisaAccount = Static<typeof EasypaisaAccountSchema>;
export type Account = JazzcashAccount | EasypaisaAccount;
export type AccountsDocument = Static<typeof AccountsDocumentSchema>;
export type Provider = Account['provider'];

/** What makes a list of accounts unusable: two of them could not be told apart on the wire. Empty = fine. */
export function accountConflicts(accounts: readonly Account[]): readonly string[] {
  const seen = new Set<string>();
  const conflicts: string[] = [];
  for (const account of accounts) {
    const wireName = account.provider === 'jazzcash' ? `merchantId ${account.merchantId}` : `username ${account.username}`;
    for (const key of [`id ${account.id}`, `${account.provider} ${wireName}`]) {
      if (seen.has(key)) conflicts.push(`${key} is used twice`);
      seen.add(key);
    }
  }
  return conflicts;
}
