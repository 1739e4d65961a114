import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** Longest URL that is taken. */
export const MAX_URL_LENGTH = 2_048;

/** Which addresses a connection for a URL may go to. */
export type AddressRule = 'public' | 'loopback';

/** What may be done with a merchant's URL; `problem` is for the merchant and repeats nothing of the URL. */
export type UrlVerdict =
  | { readonly kind: 'allowed'; readonly url: URL; readonly addresses: AddressRule }
  | { readonly kind: 'refused'; readonly problem: string };

/**
 * What else a URL must be. `https`: our own webhooks, on port 443 or 8443. `http`: the URLs of orders in an existing dialect, which takes any
 * absolute http(s) URL and must go on serving merchants that use them; never a port of another well-known service.
 */
export type UrlPolicy = 'https' | 'http';

const HTTPS_PORTS = new Set(['', '443', '8443']);
const WEB_PORTS = new Set(['', '80', '443']);
const FIRST_UNPRIVILEGED_PORT = 1_024;

/**
 * Judges a callback URL before anything is dialled. Works on the URL as parsed by the WHATWG rules, which turn `2130706433`, `0x7f.1`,
 * `127.1` and full-width digits into the address they mean. Host names are judged by their addresses when the connection is made.
 * @param allowLoopback development only: plain http and any port, to this machine alone
 */
export function judgeUrl(text: string, allowLoopback: boolean, policy: UrlPolicy = 'https'): UrlVerdict {
  if (text.length > MAX_URL_LENGTH) return refused(`must have at most ${MAX_URL_LENGTH} characters`);
  const url = URL.parse(text);
  if (url === null) return refused('must be an absolute URL');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('must begin with https://');
  if (url.username !== '' || url.password !== '') return refused('must not carry a user name or password');
  const host = hostOf(url);
  if (allowLoopback && isLocal(host)) return { kind: 'allowed', url, addresses: 'loopback' };
  if (policy === 'https' && url.protocol !== 'https:') return refused('must begin with https://');
  if (policy === 'https' && !HTTPS_PORTS.has(url.port)) return refused('must use port 443 or 8443');
  if (policy === 'http' && !WEB_PORTS.has(url.port) && Number(url.port) < FIRST_UNPRIVILEGED_PORT) return refused('must use a web port');
  if (isIP(host) === 0 ? isLocal(host) : !isPublicAddress(host)) return refused('must name a public host');
  return { kind: 'allowed', url, addresses: 'public' };
}

/** The host as a connection needs it: an IPv6 literal without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Whether a connection under this rule may go to the address. */
export function mayDial(address: string, rule: AddressRule): boolean {
  return rule === 'public' ? isPublicAddress(address) : isLoopbackAddress(address);
}

function isLocal(host: string): boolean {
  if (isIP(host) !== 0) return isLoopbackAddress(host);
  return /(?:^|\.)localhost\.?$/.test(host);
}

function refused(problem: string): UrlVerdict {
  return { kind: 'refused', problem };
}
