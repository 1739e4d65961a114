/** Addresses that a merchant's API may be called from, of its setting `allowed_ips`; null: any. */
export function allowedIps(settings: Readonly<Record<string, string>>): readonly string[] | null {
  const { allowed_ips: list } = settings;
  if (list === undefined || list === '') return null;
  return list.split(',').map((ip) => plainIp(ip.trim()));
}

export function isAllowedIp(allowed: readonly string[] | null, ip: string): boolean {
  return allowed === null || allowed.includes(plainIp(ip));
}

/** IPv4 addresses also come in IPv6's clothes. */
function plainIp(ip: string): string {
  return ip.toLowerCase().replace(/^::ffff:/, '');
}
