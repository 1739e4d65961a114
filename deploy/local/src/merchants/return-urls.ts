import type { RunFile } from '../run-file.ts';
import { withMerchants } from './merchants-client.ts';

/** A URL that the payment window may send payers back to. */
export interface ReturnUrl {
  id: number;
  url: string;
  /** success, pending, fail. */
  defaultFor: string[];
}

const OUTCOMES = ['success', 'pending', 'fail'];

/** Registers a URL and returns its number. Throws AdaigiError when the merchants service refuses. */
export function addReturnUrl(run: RunFile, wish: { merchantId: string; url: string; defaultFor: string[] }): Promise<number> {
  return withMerchants(run, async (merchants) => (await merchants.addReturnUrl(wish)).id);
}

/** The registered URLs of a merchant, by number. */
export function listReturnUrls(run: RunFile, merchantId: string): Promise<ReturnUrl[]> {
  return withMerchants(run, async (merchants) => {
    const settings = (await merchants.getMerchant({ merchantId })).merchant?.settings ?? {};
    const urls = JSON.parse(settings['return_urls'] ?? '[]') as string[];
    const known = urls.map((url, at) => ({ id: at + 1, url, defaultFor: OUTCOMES.filter((outcome) => settings[`return_url_${outcome}`] === String(at + 1)) }));
    return known.filter(({ url }) => url !== '');
  });
}

/** Forgets a URL; its number is not given again. Throws AdaigiError `not_found`. */
export function removeReturnUrl(run: RunFile, merchantId: string, id: number): Promise<void> {
  return withMerchants(run, async (merchants) => {
    await merchants.removeReturnUrl({ merchantId, id });
  });
}
