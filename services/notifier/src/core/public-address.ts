import ipaddr from 'ipaddr.js';

/** Global unicast space of IPv6; everything else there is special or not handed out. */
const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public internet: no private, loopback, link-local, carrier-grade NAT, documentation, benchmarking,
 * multicast, reserved, 6to4, Teredo, NAT64 or IPv4-mapped address. Text that is no address is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST_V6);
}

/** Whether an address is this machine: 127.0.0.0/8 or ::1, also written as an IPv4-mapped address. */
export function isLoopbackAddress(text: string): boolean {
  return ipaddr.isValid(text) && ipaddr.process(text).range() === 'loopback';
}
