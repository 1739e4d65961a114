import { credentials, experimental, ServerCredentials } from '@grpc/grpc-js';
import type { ChannelCredentials } from '@grpc/grpc-js';
import { createSecureContext } from 'node:tls';

/** PEM texts. */
export interface ServerTls {
  /** Who signs clients' certificates. */
  readonly ca: string | Buffer;
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
  /** `required` (default): no call without a certificate of that CA. `optional`: handlers decide by `clientCertificateSha256`. */
  readonly clientCertificate?: 'required' | 'optional';
}

/** PEM texts. */
export interface ClientTls {
  /** Who signs the server's certificate. */
  readonly ca: string | Buffer;
  /** The client's own key and certificate, for mTLS. */
  readonly key?: string | Buffer;
  readonly cert?: string | Buffer;
}

/** @throws Error when a PEM cannot be used: the provider form would only say so on the console and then serve nobody. */
export function serverCredentials(tls: ServerTls | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const [ca, privateKey, certificate] = [tls.ca, tls.key, tls.cert].map((pem) => Buffer.from(pem)) as [Buffer, Buffer, Buffer];
  createSecureContext({ ca, key: privateKey, cert: certificate });
  if (tls.clientCertificate !== 'optional') {
    return ServerCredentials.createSsl(ca, [{ private_key: privateKey, cert_chain: certificate }], true);
  }
  // createSsl can only demand a certificate or not ask for one; the provider form alone can ask without demanding.
  const provider: experimental.CertificateProvider = {
    addCaCertificateListener: (listener) => process.nextTick(listener, { caCertificate: ca }),
    removeCaCertificateListener: () => {},
    addIdentityCertificateListener: (listener) => process.nextTick(listener, { certificate, privateKey }),
    removeIdentityCertificateListener: () => {},
  };
  return experimental.createCertificateProviderServerCredentials(provider, provider, false);
}

export function channelCredentials(tls: ClientTls | undefined): ChannelCredentials {
  if (tls === undefined) return credentials.createInsecure();
  const own = tls.key === undefined || tls.cert === undefined ? null : { key: Buffer.from(tls.key), cert: Buffer.from(tls.cert) };
  return credentials.createSsl(Buffer.from(tls.ca), own?.key, own?.cert);
}
