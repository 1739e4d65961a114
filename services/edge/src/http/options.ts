import type { Runtime } from '@adaigi/runtime';
import type { EdgePorts } from '../ports.ts';
import type { TransferGateway } from '../usecases/receive-transfer.ts';
import type { SignatureAuthenticator } from '../usecases/authenticate-signature.ts';

/** What every scope of the HTTP server is built with. */
export interface HttpOptions {
  readonly ports: EdgePorts;
  readonly authenticateSignature: SignatureAuthenticator;
  readonly log: Runtime['log'];
  readonly metrics: Runtime['metrics'];
  /** How merchants reach this service; shown in the API page and used for `@scheme`. */
  readonly publicUrl: string;
  /** CIDR ranges of our own proxies; only their X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Phones that may tell of transfers. */
  readonly transferGateways: readonly TransferGateway[];
  /** Extra path prefixes of the PayPro dialect besides the root. */
  readonly payproPrefixes: readonly string[];
}
