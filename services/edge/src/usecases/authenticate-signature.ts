import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { AdaigiError } from '@adaigi/errors';
import { parseSignature, verifyHttpMessage, type HttpRequest, type KeyMaterial, type SignatureAlgorithm, type SignatureProblem } from '@adaigi/signatures';
import type { Caller, Credential, EdgePorts } from '../ports.ts';
import { admit } from './admit.ts';

/** A request as it came, with its raw body. */
export interface SignedRequest extends HttpRequest {
  readonly body: Uint8Array | undefined;
}

export type SignatureAuthenticator = (request: SignedRequest) => Promise<Caller>;

/**
 * Authenticates by HTTP Message Signatures (RFC 9421). The nonce is stored after the signature verifies, so that nobody can burn another
 * one's nonces. An unknown key id costs the same look-up and the same verification (against a key of our own that nobody has), and gets
 * the same answer as a wrong signature.
 * @param windowS how far `created` may be from now, either way
 */
export function createSignatureAuthenticator(ports: Pick<EdgePorts, 'credentials' | 'nonces' | 'clock'>, windowS: number): SignatureAuthenticator {
  const decoys = decoyKeys();
  return async (request) => {
    const parsed = parseSignature(request.headers);
    if (typeof parsed === 'string') throw refuse(parsed);
    const credential = await ports.credentials.resolve('native', parsed.keyId);
    const key = credential === null ? decoys[parsed.algorithm ?? 'hmac-sha256'] : keyMaterial(credential);
    const verdict = verifyHttpMessage({ ...request, key, nowS: ports.clock.now().getTime() / 1000, windowS });
    if (!verdict.ok) throw refuse(verdict.problem);
    if (credential === null) throw refuse('signature_mismatch');
    const isNew = await ports.nonces.remember(verdict.keyId, verdict.nonce);
    if (!isNew) throw unauthenticated('nonce_replayed', 'This nonce was used before; sign every request with a new one.');
    return admit(credential);
  };
}

export function unauthenticated(reason: string, message: string): AdaigiError {
  return new AdaigiError('unauthenticated', message, { reason });
}

function decoyKeys(): Record<SignatureAlgorithm, KeyMaterial> {
  const { publicKey } = generateKeyPairSync('ed25519');
  return {
    'hmac-sha256': { algorithm: 'hmac-sha256', secret: randomBytes(32) },
    ed25519: { algorithm: 'ed25519', publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })) },
  };
}

function keyMaterial(credential: Credential): KeyMaterial {
  if (credential.algorithm === 'ed25519') return { algorithm: 'ed25519', publicKey: credential.publicKey };
  return { algorithm: 'hmac-sha256', secret: credential.secret };
}

/** Says what is wrong with the signature, but not whether the key exists: another algorithm than the key's is a wrong signature. */
function refuse(problem: SignatureProblem): AdaigiError {
  const reason = problem === 'algorithm_mismatch' ? 'signature_mismatch' : problem;
  const [kind = '', ...component] = reason.split(':');
  const named = component.length === 0 ? '' : ` (${component.join(':').slice(0, 60).replaceAll(/[^\x20-\x7e]/g, '?')})`;
  return unauthenticated(reason.slice(0, 100), `${MESSAGES[kind] ?? 'The signature was refused.'}${named}`);
}

const MESSAGES: Readonly<Record<string, string>> = {
  missing_signature: 'The request carries no signature (RFC 9421: Signature-Input and Signature).',
  malformed_signature: 'The signature headers cannot be read.',
  missing_created: 'The signature has no created parameter.',
  missing_nonce: 'The signature has no nonce parameter.',
  missing_keyid: 'The signature has no keyid parameter.',
  unsupported_algorithm: 'The algorithm must be hmac-sha256 or ed25519.',
  created_outside_window: 'The created time is too far from now; check the clock.',
  expired: 'The signature has expired.',
  digest_mismatch: 'Content-Digest does not match the body.',
  unsupported_digest: 'Content-Digest must hold sha-256 or sha-512.',
  signature_mismatch: 'The key id or the signature is wrong.',
  missing_component: 'The signature does not cover a component that it must cover.',
  missing_header: 'The signature covers a header that the request does not have.',
  unsupported_component: 'The signature covers a component that is not supported.',
};
