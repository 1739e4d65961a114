import { verifyContentDigest } from '../content-digest.ts';
import type { ContentDigestVerdict } from '../content-digest.ts';
import { signatureBase } from './base.ts';
import { fieldValue } from './headers.ts';
import { verifyBase } from './key.ts';
import { parseSignature } from './parse.ts';
import { REQUIRED_COMPONENTS } from './required.ts';
import type { HttpRequest, KeyMaterial, ParsedSignature, SignatureProblem, SignatureVerdict } from './types.ts';

const DIGEST_PROBLEMS = {
  ok: null,
  mismatch: 'digest_mismatch',
  unsupported: 'unsupported_digest',
} as const satisfies Record<ContentDigestVerdict, SignatureProblem | null>;

interface Verification extends HttpRequest {
  /** The raw body, undefined or empty when there is none. */
  readonly body?: string | Uint8Array | undefined;
  readonly key: KeyMaterial;
  /** Unix seconds. */
  readonly nowS: number;
  /** How far `created` may be from now, either way. Default 300. */
  readonly windowS?: number;
}

/**
 * Verifies the signature that `parseSignature` finds. Not checked here, because it needs a store: that the nonce is new
 * for this key. Ask that after an `ok`, never before.
 * @throws TypeError when the key itself is unusable
 */
export function verifyHttpMessage(message: Verification): SignatureVerdict {
  const parsed = parseSignature(message.headers);
  if (typeof parsed === 'string') return { ok: false, problem: parsed };
  const problem =
    uncovered(message, parsed) ?? outOfTime(message, parsed) ?? wrongDigest(message, parsed) ?? wrongSignature(message, parsed);
  if (problem !== null) return { ok: false, problem };
  return { ok: true, keyId: parsed.keyId, nonce: parsed.nonce, createdS: parsed.createdS };
}

function uncovered(message: Verification, parsed: ParsedSignature): SignatureProblem | null {
  const required: string[] = [...REQUIRED_COMPONENTS];
  if (hasBody(message)) required.push('content-digest');
  if (fieldValue(message.headers, 'idempotency-key') !== undefined) required.push('idempotency-key');
  const missing = required.find((name) => !parsed.components.includes(name));
  return missing === undefined ? null : `missing_component:${missing}`;
}

function outOfTime(message: Verification, parsed: ParsedSignature): SignatureProblem | null {
  if (Math.abs(message.nowS - parsed.createdS) > (message.windowS ?? 300)) return 'created_outside_window';
  return parsed.expiresS !== null && message.nowS > parsed.expiresS ? 'expired' : null;
}

function wrongDigest(message: Verification, parsed: ParsedSignature): SignatureProblem | null {
  if (!parsed.components.includes('content-digest')) return null;
  const header = fieldValue(message.headers, 'content-digest');
  if (header === undefined) return 'missing_header:content-digest';
  return DIGEST_PROBLEMS[verifyContentDigest(header, message.body ?? '')];
}

function wrongSignature(message: Verification, parsed: ParsedSignature): SignatureProblem | null {
  if (parsed.algorithm !== null && parsed.algorithm !== message.key.algorithm) return 'algorithm_mismatch';
  const covered = signatureBase(message, parsed);
  if (!covered.ok) return covered.problem;
  return verifyBase(covered.base, parsed.signature, message.key) ? null : 'signature_mismatch';
}

function hasBody(message: Verification): boolean {
  return message.body !== undefined && message.body.length > 0;
}
