import { createHash } from 'node:crypto';
import { parseDictionary } from 'structured-headers';
import type { Dictionary, InnerList, Item } from 'structured-headers';
import { equalDigests } from './digests.ts';

/** `unsupported`: the field holds digests, but none by an algorithm that we accept. */
export type ContentDigestVerdict = 'ok' | 'mismatch' | 'unsupported';

// RFC 9530 keys. Its other algorithms (md5, sha, crc32c, ...) do not resist an attacker.
const ALGORITHMS = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const;

/** `Content-Digest` of a body by RFC 9530: `sha-256=:<base64>:`. */
export function contentDigest(body: string | Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/**
 * Checks a received `Content-Digest` against the raw body. Every sha-256 and sha-512 member must match; members of
 * other algorithms are passed over. A field that cannot be parsed is a mismatch.
 */
export function verifyContentDigest(header: string, body: string | Uint8Array): ContentDigestVerdict {
  const members = parse(header);
  if (members === null) return 'mismatch';
  let verdict: ContentDigestVerdict = 'unsupported';
  for (const [name, algorithm] of Object.entries(ALGORITHMS)) {
    const member = members.get(name);
    if (member === undefined) continue;
    if (!matches(member, createHash(algorithm).update(body).digest())) return 'mismatch';
    verdict = 'ok';
  }
  return verdict;
}

function parse(header: string): Dictionary | null {
  try {
    return parseDictionary(header);
  } catch {
    return null;
  }
}

function matches(member: Item | InnerList, expected: Buffer): boolean {
  return member[0] instanceof ArrayBuffer && equalDigests(expected, new Uint8Array(member[0]));
}
