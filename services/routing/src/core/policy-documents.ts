import { parseMerchantPolicy, parsePlatformPolicy, type MerchantPolicy } from '@adaigi/routing-policy';
import { AdaigiError } from '@adaigi/errors';
import type { PolicyBook } from './policy-book.ts';
import type { PolicyRecord } from './policy-chain.ts';
import { PLATFORM_SCOPE } from './rules.ts';

/** Longer than any policy that people write. */
const MAX_DOCUMENT_BYTES = 60_000;

/**
 * A document that somebody sent, checked by the rules of its scope.
 * @throws AdaigiError `invalid_request` that names every wrong field
 */
export function readDocument(scope: string, text: string): MerchantPolicy {
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) throw problem('max_length', `must have at most ${MAX_DOCUMENT_BYTES} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem('type', 'must be JSON');
  }
  return scope === PLATFORM_SCOPE ? parsePlatformPolicy(value) : parseMerchantPolicy(value);
}

/** Puts a stored version in force. Answers whether that changed anything. */
export function enforce(book: PolicyBook, { scope, version, document }: Pick<PolicyRecord, 'scope' | 'version' | 'document'>): boolean {
  const value: unknown = JSON.parse(document);
  return scope === PLATFORM_SCOPE
    ? book.setPlatform({ scope, version, document: parsePlatformPolicy(value) })
    : book.setMerchant({ scope, version, document: parseMerchantPolicy(value) });
}

/** What is allowed but may be a mistake. */
export function warningsOf(policy: MerchantPolicy, knownChannels: readonly string[]): string[] {
  const named = new Set([...Object.keys(policy.channels ?? {}), ...(policy.order ?? []), ...Object.keys(policy.shares ?? {})]);
  const strangers = [...named].filter((channel) => !knownChannels.includes(channel)).toSorted();
  const idle = Object.keys(policy.shares ?? {}).filter((channel) => policy.channels?.[channel]?.off === true);
  return [...strangers.map((channel) => `no channel ${channel} is known now`), ...idle.map((channel) => `${channel} has a share and is off`)];
}

function problem(rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', `policy ${message}`, { fields: [{ field: 'policy', rule, message }] });
}
