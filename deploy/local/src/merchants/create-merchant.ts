import type { Credential__Output } from '@adaigi/contracts/gen/adaigi/merchants/v1/Credential.ts';
import type { MerchantCredentials, RunFile } from '../run-file.ts';
import { withMerchants } from './merchants-client.ts';

/** A merchant to be made. */
export interface NewMerchant {
  name: string;
  /** Besides the native API: `paypro`, `paykassma`. */
  dialects?: readonly string[];
  settings?: Readonly<Record<string, string>>;
}

/** Makes a merchant with test credentials on a running platform. Throws AdaigiError when the merchants service refuses. */
export function createMerchant(run: RunFile, merchant: NewMerchant): Promise<MerchantCredentials> {
  return withMerchants(run, async (merchants) => {
    const made = await merchants.createMerchant({ name: merchant.name, dialects: [...(merchant.dialects ?? [])], settings: { ...merchant.settings } });
    const of = (kind: Credential__Output['kind']): Credential__Output | undefined => made.credentials.find((credential) => credential.kind === kind);
    const native = of('CREDENTIAL_KIND_NATIVE');
    const bearer = of('CREDENTIAL_KIND_BEARER');
    const paypro = of('CREDENTIAL_KIND_PAYPRO');
    const [plugin, host, postback] = [of('CREDENTIAL_KIND_PAYKASSMA_SECRET'), of('CREDENTIAL_KIND_PAYKASSMA_HOST'), of('CREDENTIAL_KIND_PAYKASSMA_POSTBACK')];
    if (!made.merchant || !native || !bearer) throw new Error('the merchants service answered without the native credentials');
    return {
      merchantId: made.merchant.id,
      native: { keyId: native.id, secret: native.secret, bearer: bearer.secret },
      ...(paypro && { paypro: { merchantNo: paypro.id, secret: paypro.secret } }),
      ...(plugin &&
        host &&
        postback && {
          paykassma: {
            host: host.id,
            pluginapi_secret: plugin.secret,
            private_key: host.secret,
            postback_access_key: postback.id,
            postback_private_access_key: postback.secret,
            postback_url: made.merchant.settings['postback_url'] ?? '',
          },
        }),
    };
  });
}

/** Whether the platform knows this merchant. */
export function merchantExists(run: RunFile, merchantId: string): Promise<boolean> {
  return withMerchants(run, async (merchants) => {
    try {
      return (await merchants.getMerchant({ merchantId })).merchant !== undefined;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'not_found') return false;
      throw error;
    }
  });
}
