import { createHash } from 'node:crypto';
import type { Caller, Credential, EdgePorts } from '../../ports.ts';
import { isAllowedIp } from '../allowed-ips.ts';
import { readPaykassmaSettings, type PaykassmaSettings } from './settings.ts';

/** A merchant that was named, and perhaps proven, by a request. */
export interface PaykassmaMerchant {
  readonly caller: Caller;
  readonly settings: PaykassmaSettings;
  readonly active: boolean;
}

/** What names a merchant in this dialect. */
export interface NamedBy {
  /** Host name of the request, without its port. */
  readonly host: string;
  /** Query parameter `secret`; empty when absent. */
  readonly secret: string;
  /** The client's address. */
  readonly ip: string;
}

type CredentialsPort = Pick<EdgePorts, 'credentials'>;

/**
 * The merchant of a `pluginapi_secret`. A host of the form `api.<merchant's domain>` must be the same merchant's; any other host is the
 * platform's own and says nothing. Null for a wrong secret, another merchant's or an unknown host, an address that may not call.
 * @throws AdaigiError `unavailable`
 */
export async function merchantBySecret(ports: CredentialsPort, named: NamedBy): Promise<PaykassmaMerchant | null> {
  if (named.secret === '') return null;
  const credential = await ports.credentials.resolve('paykassma-secret', createHash('sha256').update(named.secret, 'utf8').digest('hex'));
  if (credential === null) return null;
  const merchant = merchantOf(credential);
  const domain = domainOf(named.host, 'api');
  return (domain === null || domain === merchant.settings.host) && mayCall(merchant, named.ip) ? merchant : null;
}

/**
 * The merchant whose withdrawals a host takes, with the key that signs them; with `?secret=` also where the host says nothing.
 * @throws AdaigiError `unavailable`
 */
export async function withdrawingMerchant(ports: CredentialsPort, named: NamedBy): Promise<(PaykassmaMerchant & { readonly privateKey: string }) | null> {
  const bySecret = named.secret === '' ? null : await merchantBySecret(ports, named);
  if (named.secret !== '' && bySecret === null) return null;
  const domain = domainOf(named.host, 'api') ?? bySecret?.settings.host ?? '';
  const credential = domain === '' ? null : await ports.credentials.resolve('paykassma-host', domain);
  if (credential === null || (bySecret !== null && isOther(bySecret.caller, credential))) return null;
  const merchant = merchantOf(credential);
  return mayCall(merchant, named.ip) ? { ...merchant, privateKey: credential.secret } : null;
}

/** The merchant whose payment window a host shows; null for any other host. @throws AdaigiError `unavailable` */
export async function windowMerchant(ports: CredentialsPort, host: string): Promise<PaykassmaMerchant | null> {
  const domain = domainOf(host, 'plugin');
  const credential = domain === null ? null : await ports.credentials.resolve('paykassma-host', domain);
  return credential === null ? null : merchantOf(credential);
}

/** `api.shop.example` -> `shop.example`; null when the host has another form. */
function domainOf(host: string, label: 'api' | 'plugin'): string | null {
  const match = /^([a-z]+)\.([a-z0-9.-]{3,250})$/.exec(host.toLowerCase());
  return match?.[1] === label ? (match[2] ?? null) : null;
}

function merchantOf(credential: Credential): PaykassmaMerchant {
  const caller: Caller = { merchantId: credential.merchantId, mode: credential.mode, keyId: credential.id };
  return { caller, settings: readPaykassmaSettings(credential.settings, credential.mode), active: credential.merchantActive };
}

/** Another merchant, or the same one's other world. */
function isOther({ merchantId, mode }: Caller, credential: Credential): boolean {
  return merchantId !== credential.merchantId || mode !== credential.mode;
}

function mayCall({ settings }: PaykassmaMerchant, ip: string): boolean {
  return isAllowedIp(settings.allowedIps, ip);
}
