import type { Caller, EdgePorts } from '../ports.ts';
import { admit } from './admit.ts';
import { unauthenticated } from './authenticate-signature.ts';

/**
 * Authenticates a gRPC call by the client certificate of its TLS connection, together with the key that the call names. The certificate
 * is the proof; the key says on whose behalf, and revoking either closes the door.
 * @param fingerprint SHA-256 of the certificate, lower-case hex
 */
export async function authenticateCertificate(ports: Pick<EdgePorts, 'credentials'>, fingerprint: string, keyId: string): Promise<Caller> {
  const [certificate, key] = await Promise.all([ports.credentials.resolve('client-certificate', fingerprint), ports.credentials.resolve('native', keyId)]);
  const isPair = certificate !== null && key !== null && certificate.merchantId === key.merchantId && certificate.mode === key.mode;
  if (!isPair) throw unauthenticated('certificate_unknown', 'The certificate or the key id is not known.');
  return admit(key);
}
