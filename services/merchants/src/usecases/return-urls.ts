import { AdaigiError } from '@adaigi/errors';
import type { Merchant, MerchantStore } from '../ports.ts';
import { changeMerchant } from './change-merchant.ts';
import { isWebUrl } from './setting-rules.ts';
import { settingProblems } from './settings.ts';

const OUTCOMES = ['success', 'pending', 'fail'];

export interface NewReturnUrl {
  readonly merchantId: string;
  readonly url: string;
  /** success, pending, fail: what it is the default of. */
  readonly defaultFor: readonly string[];
}

/**
 * Registers a URL; one that is registered already keeps its number. Numbers count from 1 and are never given again.
 * @throws AdaigiError `not_found`, `invalid_request`
 */
export async function addReturnUrl(store: MerchantStore, { merchantId, url, defaultFor }: NewReturnUrl): Promise<number> {
  if (!isWebUrl(url)) throw invalid('url', 'format', 'must be an absolute http(s) URL without a password');
  if (!defaultFor.every((outcome) => OUTCOMES.includes(outcome))) throw invalid('default_for', 'enum', `may name ${OUTCOMES.join(', ')}`);
  const changed = await changeMerchant(store, merchantId, (merchant) => {
    const urls = registered(merchant);
    const id = idOf(urls, url) ?? urls.length + 1;
    const defaults = Object.fromEntries(defaultFor.map((outcome) => [`return_url_${outcome}`, String(id)]));
    return withSettings(merchant, { return_urls: JSON.stringify(id > urls.length ? [...urls, url] : urls), ...defaults });
  });
  if (changed === 'credential_taken') throw new Error('a change of return URLs touched credentials');
  const id = idOf(registered(changed), url);
  if (id === null) throw new Error('the URL was not kept');
  return id;
}

/** Forgets a URL and every default that it was. @throws AdaigiError `not_found` */
export async function removeReturnUrl(store: MerchantStore, merchantId: string, id: number): Promise<void> {
  await changeMerchant(store, merchantId, (merchant) => {
    const urls = registered(merchant);
    if (urls[id - 1] === undefined || urls[id - 1] === '') throw new AdaigiError('not_found', 'There is no such return URL.');
    const { return_urls: _replaced, ...settings } = merchant.settings;
    const kept = Object.entries(settings).filter(([name, value]) => !(name.startsWith('return_url_') && value === String(id)));
    return withSettings({ ...merchant, settings: Object.fromEntries(kept) }, { return_urls: JSON.stringify(urls.with(id - 1, '')) });
  });
}

function withSettings(merchant: Merchant, change: Readonly<Record<string, string>>): Merchant {
  const settings = { ...merchant.settings, ...change };
  const problems = settingProblems(settings);
  if (problems.length > 0) throw new AdaigiError('invalid_request', 'The return URLs are not valid.', { fields: problems });
  return { ...merchant, settings, seq: merchant.seq + 1 };
}

/** The place of a URL is its number; a forgotten one leaves an empty place. */
function registered(merchant: Merchant): string[] {
  const urls: unknown = JSON.parse(merchant.settings['return_urls'] ?? '[]');
  return Array.isArray(urls) ? urls.map(String) : [];
}

function idOf(urls: readonly string[], url: string): number | null {
  const at = urls.indexOf(url);
  return at === -1 ? null : at + 1;
}

function invalid(field: string, rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', 'The return URL is not valid.', { fields: [{ field, rule, message }] });
}
