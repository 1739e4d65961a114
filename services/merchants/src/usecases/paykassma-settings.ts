import { isIP } from 'node:net';
import { integer, isWebUrl, itemsOf, oneOf, type SettingRule } from './setting-rules.ts';

const WALLET_TYPE = /^[a-zA-Z0-9_]{1,40}$/;
/** A host name of at least two labels, in small letters. */
export const HOST = /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;
const MAX_RETURN_URLS = 100;

const timezone = (about: string): SettingRule => ({
  about,
  default: '',
  check: (value) => (isTimeZone(value) ? null : { rule: 'enum', message: 'must be an IANA time zone' }),
});

function isTimeZone(value: string): boolean {
  try {
    return /^[A-Za-z]/.test(value) && new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function parsed(value: string): unknown {
  try {
    const json: unknown = JSON.parse(value);
    return json;
  } catch {
    return undefined;
  }
}

/** Of each method and direction the smallest and the largest amount, in whole units: `{"easypaisa":{"deposit":[100,50000]}}`. */
function checkLimits(value: string): ReturnType<SettingRule['check']> {
  const limits = parsed(value);
  if (typeof limits !== 'object' || limits === null || Array.isArray(limits)) return { rule: 'type', message: 'must be a JSON object' };
  for (const [method, directions] of Object.entries(limits)) {
    if (!WALLET_TYPE.test(method) || typeof directions !== 'object' || directions === null) return { rule: 'type', message: 'must give an object per method' };
    for (const [direction, range] of Object.entries(directions)) {
      if (direction !== 'deposit' && direction !== 'withdrawal') return { rule: 'enum', message: 'may limit deposit and withdrawal only' };
      if (!isRange(range)) return { rule: 'type', message: 'must give [smallest, largest] in whole units' };
    }
  }
  return null;
}

function isRange(range: unknown): boolean {
  if (!Array.isArray(range) || range.length !== 2) return false;
  const [min, max]: unknown[] = range;
  return Number.isSafeInteger(min) && Number.isSafeInteger(max) && Number(min) >= 1 && Number(min) <= Number(max);
}

function checkReturnUrls(value: string): ReturnType<SettingRule['check']> {
  const urls = parsed(value);
  if (!Array.isArray(urls) || urls.length > MAX_RETURN_URLS) return { rule: 'type', message: `must be a JSON array of at most ${MAX_RETURN_URLS} URLs` };
  return urls.every((url: unknown) => url === '' || (typeof url === 'string' && isWebUrl(url))) ? null : { rule: 'format', message: 'must hold absolute http(s) URLs' };
}

const WAIT_S = /^[1-9]\d{0,6}$/;

/** What differs between merchants of the Paykassma dialect; read by the edge, by payments (deposits) and by the notifier. */
export const PAYKASSMA_SETTINGS: Readonly<Record<string, SettingRule>> = {
  api_host: { about: 'Base domain of the merchant: api. and plugin. stand before it. Given when the merchant is made.', default: '', check: (value) => (HOST.test(value) ? null : { rule: 'format', message: 'must be a host name in small letters' }) },
  live_api_host: { about: 'The same in the live world. Given by its credential.', default: '', check: (value) => (HOST.test(value) ? null : { rule: 'format', message: 'must be a host name in small letters' }) },
  postback_url: { about: 'Where postbacks go.', default: '', check: (value) => (isWebUrl(value) ? null : { rule: 'format', message: 'must be an absolute http(s) URL' }) },
  postback_json_escape: oneOf('Whether slashes and letters beyond ASCII are escaped in the signed JSON.', 'unescaped', ['unescaped', 'escaped']),
  postback_schedule: itemsOf('Waits between the tries of a postback, in seconds.', '60,300,900,1800,3600,10800,21600,43200,86400', 'seconds', 20, (item) => WAIT_S.test(item)),
  withdrawal_sign_mode: oneOf('What the signature of a withdrawal is over; off needs allowed_ips.', 'values-colon', ['values-colon', 'raw-json', 'off']),
  allowed_ips: itemsOf('Addresses that may call the PayPro and Paykassma APIs; without it any may.', '', 'IP addresses', 50, (item) => isIP(item) !== 0),
  fail_http_status: integer('HTTP status of refused requests.', '200', 200, 599),
  url_hash_mode: oneOf('How success_url, pending_url and fail_url name a registered URL.', 'any', ['any', 'md5', 'sha1', 'sha256', 'base64']),
  return_urls: { about: 'Registered return URLs by number, from 1; written by AddReturnUrl.', default: '[]', check: checkReturnUrls },
  return_url_success: integer('Number of the return URL after success when none is named.', '', 1, MAX_RETURN_URLS),
  return_url_pending: integer('Number of the return URL while the outcome is open when none is named.', '', 1, MAX_RETURN_URLS),
  return_url_fail: integer('Number of the return URL after a failure when none is named.', '', 1, MAX_RETURN_URLS),
  insufficient_balance_check: oneOf('Whether withdrawals beyond the balance are refused; otherwise they wait for funds.', 'on', ['on', 'off']),
  amount_mismatch: oneOf('What happens to a claim whose amount is not the transfer’s.', 'credit_real', ['credit_real', 'pending', 'refuse']),
  possible_ttl: integer('How long a claim waits for its transfer, in seconds.', '86400', 60, 2_592_000),
  frame_ancestors: itemsOf('Origins that may show the payment window in a frame; without it any may.', '', 'origins', 20, (item) => isWebUrl(item) && new URL(item).origin === item),
  timezone: timezone('Zone of the times in postbacks; without it Asia/Manila.'),
  created_timezone: timezone('Zone of created_datetime alone.'),
  activated_timezone: timezone('Zone of activated_datetime alone.'),
  converted_currencies: itemsOf('Currencies of converted_amount; without it all of the original for which there are rates.', '', 'currency codes', 300, (item) => /^[A-Z][A-Z0-9]{2,9}$/.test(item)),
  limits: { about: 'JSON object of the smallest and largest amounts per method.', default: '{}', check: checkLimits },
};

/** What one setting says about another. */
export function paykassmaConflicts(settings: Readonly<Record<string, string>>): { field: string; rule: string; message: string }[] {
  if (settings['withdrawal_sign_mode'] !== 'off' || settings['allowed_ips'] !== undefined) return [];
  return [{ field: 'settings.withdrawal_sign_mode', rule: 'requires', message: 'off needs allowed_ips: nothing else would prove who asks for money' }];
}
