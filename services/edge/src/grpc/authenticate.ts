import type { CallContext } from '@adaigi/grpc';
import type { Caller, EdgePorts } from '../ports.ts';
import { authenticateBearer } from '../usecases/authenticate-bearer.ts';
import { authenticateCertificate } from '../usecases/authenticate-certificate.ts';
import { unauthenticated } from '../usecases/authenticate-signature.ts';
import { requireRate } from '../usecases/require-rate.ts';
import { textOf } from './metadata.ts';

/** Who calls: a client certificate with `key-id`, or a test key as `authorization: Bearer`. Counted per merchant, key and method. */
export async function authenticateCall(ports: EdgePorts, context: CallContext, method: string): Promise<Caller> {
  const caller = await identify(ports, context);
  requireRate(ports.rateLimits, 'key', `${caller.merchantId} ${caller.keyId} grpc ${method}`);
  return caller;
}

async function identify(ports: EdgePorts, context: CallContext): Promise<Caller> {
  const keyId = textOf(context.metadata, 'key-id');
  const authorization = textOf(context.metadata, 'authorization');
  if (keyId !== undefined) {
    const fingerprint = context.clientCertificateSha256;
    if (fingerprint === undefined) throw unauthenticated('certificate_missing', 'A call with key-id needs a registered client certificate (mutual TLS).');
    return authenticateCertificate(ports, fingerprint, keyId);
  }
  if (authorization !== undefined) return authenticateBearer(ports, authorization);
  throw unauthenticated('missing_credentials', 'Send authorization: Bearer with a test key, or key-id over mutual TLS.');
}
