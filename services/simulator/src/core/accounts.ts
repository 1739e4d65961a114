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

/** Where an account may pay into; wallets where it says nothing. */
const Destination = Type.Optional(Type.Union([Type.Literal('wallet'), Type.Literal('bank')]));

/** An account at JazzCash's disbursement gateway. */
export const JazzcashPayoutAccountSchema = Type.Object(
  {
    id: Id,
    provider: Type.Literal('jazzcash'),
    consumerKey: Text,
    consumerSecret: Text,
    encryptionKey: Type.String({ pattern: '^[ -~]{16}$' }),
    encryptionIv: Type.String({ pattern: '^[ -~]{16}$' }),
    /** How long a token lasts; 3600 where absent. */
    tokenSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400 })),
    destination: Destination,
  },
  { additionalProperties: false },
);

/** A corporate account at the payout gateway of Easypaisa's bank. Logins are sealed with the public half of `easypaisaKeys`. */
export const EasypaisaPayoutAccountSchema = Type.Object(
  {
    id: Id,
    provider: Type.Literal('easypaisa'),
    clientId: Text,
    clientSecret: Text,
    channel: Text,
    msisdn: Type.String({ pattern: '^92[0-9]{10}$' }),
    pin: Type.String({ pattern: '^[0-9]{4,8}$' }),
    destination: Destination,
  },
  { additionalProperties: false },
);

/** Who may read the statements of the receiving wallets at a provider. */
export const StatementAccountSchema = Type.Object(
  { id: Id, provider: Type.Union([Type.Literal('jazzcash'), Type.Literal('easypaisa')]), key: Text },
  { additionalProperties: false },
);

/** `ADAIGI_SIMULATOR_ACCOUNTS` and `accounts.dev.json`. `easypaisaKeys` is the provider's own RSA pair. */
export const AccountsDocumentSchema = Type.Object(
  {
    notice: Type.Optional(Type.String()),
    easypaisaKeys: Type.Object({ publicKey: Text2048(), privateKey: Text2048() }, { additionalProperties: false }),
    accounts: Type.Array(Type.Union([JazzcashAccountSchema, EasypaisaAccountSchema]), { minItems: 1 }),
    /** Accounts that pay out: other products, hosts and credentials than those that charge. */
    payoutAccounts: Type.Optional(Type.Array(Type.Union([JazzcashPayoutAccountSchema, EasypaisaPayoutAccountSchema]))),
    /** Statements of receiving wallets: our own format, since no wallet publishes one. */
    statementAccounts: Type.Optional(Type.Array(StatementAccountSchema)),
  },
  { additionalProperties: false },
);

function Text2048(): ReturnType<typeof Type.String> {
  return Type.String({ minLength: 1, maxLength: 8192 });
}

export type JazzcashAccount = Static<typeof JazzcashAccountSchema>;
export type EasypaisaAccount = Static<typeof EasypaisaAccountSchema>;
export type Account = JazzcashAccount | EasypaisaAccount;
export type JazzcashPayoutAccount = Static<typeof JazzcashPayoutAccountSchema>;
export type EasypaisaPayoutAccount = Static<typeof EasypaisaPayoutAccountSchema>;
export type StatementAccount = Static<typeof StatementAccountSchema>;
export type PayoutAccount = JazzcashPayoutAccount | EasypaisaPayoutAccount;
export type AccountsDocument = Static<typeof AccountsDocumentSchema>;
export type Provider = Account['provider'];

/** What makes a list of accounts unusable: two of them could not be told apart on the wire. Empty = fine. */
export function accountConflicts(accounts: readonly Account[], payoutAccounts: readonly PayoutAccount[] = []): readonly string[] {
  const seen = new Set<string>();
  const conflicts: string[] = [];
  const wireNames = [
    ...accounts.map((account) => [account, account.provider === 'jazzcash' ? `merchantId ${account.merchantId}` : `username ${account.username}`] as const),
    ...payoutAccounts.map((account) => [account, account.provider === 'jazzcash' ? `consumerKey ${account.consumerKey}` : `clientId ${account.clientId}`] as const),
  ];
  for (const [account, wireName] of wireNames) {
    for (const key of [`id ${account.id}`, `${account.provider} ${wireName}`]) {
      if (seen.has(key)) conflicts.push(`${key} is used twice`);
      seen.add(key);
    }
  }
  return conflicts;
}
