import { BlockList, isIP } from 'node:net';
import type { Mode } from '@adaigi/domain';

/** Networks that no callback of the live world can reach. Loopback is not among them: a development platform may call it. */
const INTERNAL: readonly (readonly [network: string, bits: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
];

const internal = new BlockList();
for (const [network, bits, family] of INTERNAL) internal.addSubnet(network, bits, family);

/**
 * Whether a callback could ever go to a URL, as far as its text tells: absolute http(s), no user name or password, and in the live world no
 * internal address. An order whose result can be told to nobody is better refused. What a host name stands for is judged when it is called.
 */
export function isCallable(text: string, mode: Mode): boolean {
  if (!isAbsolute(text)) return false;
  const { username, password, hostname } = new URL(text);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const isInternal = isIP(host) !== 0 && internal.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
  return username === '' && password === '' && !(mode === 'live' && isInternal);
}

/** Whether a text is an absolute http(s) URL. */
export function isAbsolute(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
