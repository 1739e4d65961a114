import type { ServerUnaryCall } from '@grpc/grpc-js';

/** SHA-256 of the verified client certificate as lower-case hex; undefined without one. */
export function clientCertificateSha256(call: Pick<ServerUnaryCall<object, object>, 'getAuthContext'>): string | undefined {
  return call.getAuthContext().sslPeerCertificate?.fingerprint256.replaceAll(':', '').toLowerCase();
}
