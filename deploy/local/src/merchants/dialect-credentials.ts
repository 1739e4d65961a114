import type { CredentialKind } from '@adaigi/contracts/gen/adaigi/merchants/v1/CredentialKind.ts';
import type { WantedSecret } from '../ask-secrets.ts';
import type { RunFile } from '../run-file.ts';
import { withMerchants } from './merchants-client.ts';

export type Dialect = 'paypro' | 'paykassma';

interface Part {
  readonly kind: CredentialKind;
  /** The option that brings its id along. */
  readonly idOption?: 'number' | 'host' | 'access-key';
  /** How the merchant's own documentation calls id and secret. */
  readonly idName?: string;
  readonly secretName: string;
}

/** What each dialect consists of; first what may be another merchant's. */
export const PARTS: Readonly<Record<Dialect, readonly Part[]>> = {
  paypro: [{ kind: 'CREDENTIAL_KIND_PAYPRO', idOption: 'number', idName: 'merchantNo', secretName: 'secret' }],
  paykassma: [
    { kind: 'CREDENTIAL_KIND_PAYKASSMA_HOST', idOption: 'host', idName: 'host', secretName: 'private_key' },
    { kind: 'CREDENTIAL_KIND_PAYKASSMA_SECRET', secretName: 'pluginapi_secret' },
    { kind: 'CREDENTIAL_KIND_PAYKASSMA_POSTBACK', idOption: 'access-key', idName: 'postback_access_key', secretName: 'postback_private_access_key' },
  ],
};

/** The secrets that a merchant of the dialect knows from its provider of before, in the order of {@link PARTS}. */
export function ownSecrets(dialect: Dialect): WantedSecret[] {
  return PARTS[dialect].map(({ secretName }) => ({ what: `${dialect} ${secretName}`, variable: `ADAIGI_${dialect}_${secretName}`.toUpperCase() }));
}

export interface NewDialectCredentials {
  readonly merchantId: string;
  readonly dialect: Dialect;
  readonly mode: 'test' | 'live';
  /** By option; what is absent is made. */
  readonly ids: Readonly<Partial<Record<NonNullable<Part['idOption']>, string>>>;
  /** In the order of {@link PARTS}; empty when they are to be made. */
  readonly secrets: readonly string[];
  readonly replace: boolean;
}

/** Makes a merchant's credentials of a dialect, or takes in those that it brings along. Throws AdaigiError when the merchants service refuses. */
export function createDialectCredentials(run: RunFile, wish: NewDialectCredentials): Promise<Record<string, string>> {
  const { merchantId, dialect, mode, ids, secrets, replace } = wish;
  return withMerchants(run, async (merchants) => {
    const made: Record<string, string> = {};
    for (const [index, { kind, idOption, idName, secretName }] of PARTS[dialect].entries()) {
      const id = idOption === undefined ? '' : (ids[idOption] ?? '');
      const { credential } = await merchants.createCredential({ merchantId, kind, mode: mode === 'live' ? 'MODE_LIVE' : 'MODE_TEST', id, secret: secrets[index] ?? '', replace });
      if (idName !== undefined) made[idName] = credential?.id ?? '';
      made[secretName] = credential?.secret ?? '';
    }
    return made;
  });
}

/** Changes a merchant's settings; an empty value removes one. Throws AdaigiError when the merchants service refuses. */
export function changeSettings(run: RunFile, merchantId: string, settings: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  return withMerchants(run, async (merchants) => (await merchants.updateMerchant({ merchantId, settings: { ...settings } })).merchant?.settings ?? {});
}
