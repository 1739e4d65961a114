import { readTransferGateways } from './transfer-gateways.ts';
import { blocks, ConfigError, connectorPeers, field, load, peer, type Environment, type Loaded } from '@adaigi/config';

const PORT = { min: 0, max: 65_535 } as const;

const shape = {
  service: blocks.service,
  kafka: blocks.kafka,
  mongo: blocks.mongo,
  peers: { payments: peer('payments'), merchants: peer('merchants'), notifier: peer('notifier'), ledger: peer('ledger'), routing: peer('routing'), connectors: connectorPeers },
  http: {
    port: field.int('ADAIGI_HTTP_PORT', PORT),
    /** How merchants reach this service; shown in the API page. */
    publicUrl: field.text('ADAIGI_PUBLIC_URL', { pattern: /^https?:\/\/[^\s/]+$/ }),
    /** CIDR ranges of our own proxies; only what they say about the client's address is believed. */
    trustedProxies: field.list('ADAIGI_TRUSTED_PROXIES', { default: [] }),
    /** Where the PayPro dialect answers besides the root. */
    payproPrefixes: field.list('ADAIGI_PAYPRO_PREFIXES', { default: ['/pak-pay'] }),
  },
  publicGrpc: {
    port: field.int('ADAIGI_PUBLIC_GRPC_PORT', PORT),
    /** A second listener with mutual TLS for live keys; all four or none. Files in PEM. */
    tlsPort: field.int('ADAIGI_PUBLIC_GRPC_TLS_PORT', { ...PORT, default: null }),
    tlsCaFile: field.text('ADAIGI_PUBLIC_GRPC_TLS_CA_FILE', { default: null }),
    tlsKeyFile: field.text('ADAIGI_PUBLIC_GRPC_TLS_KEY_FILE', { default: null }),
    tlsCertFile: field.text('ADAIGI_PUBLIC_GRPC_TLS_CERT_FILE', { default: null }),
  },
  /** How far the `created` time of a signature may be from now, in seconds. */
  signatureWindowS: field.int('ADAIGI_SIGNATURE_WINDOW_S', { default: 300, min: 1, max: 3_600 }),
  /** Phones that tell of transfers: a JSON array of {id, secret, mode, walletType, receivingNumber}. */
  transferGateways: field.secret('ADAIGI_TRANSFER_GATEWAYS', { default: '[]' }),
  rate: {
    /** Requests per address in ten seconds, counted before anything is read. */
    perAddress: field.int('ADAIGI_RATE_PER_ADDRESS', { default: 20_000, min: 1 }),
    /** Requests per merchant, key and route in ten seconds. */
    perKey: field.int('ADAIGI_RATE_PER_KEY', { default: 10_000, min: 1 }),
  },
} as const;

/** Everything the service can be told, with its defaults. @throws ConfigError naming every variable that is missing or wrong */
export function readConfig(environment: Environment) {
  const { publicGrpc, transferGateways, ...config } = load(environment, shape);
  const { port, ...tls } = publicGrpc;
  return { ...config, transferGateways: readTransferGateways(transferGateways.reveal()), publicGrpc: { port, tls: wholeTls(tls) } };
}

/** Null when nothing is said about TLS. Half a configuration would leave live keys without their door, silently. */
function wholeTls({ tlsPort, tlsCaFile, tlsKeyFile, tlsCertFile }: Loaded<Omit<typeof shape.publicGrpc, 'port'>>) {
  if (tlsPort === null && tlsCaFile === null && tlsKeyFile === null && tlsCertFile === null) return null;
  if (tlsPort !== null && tlsCaFile !== null && tlsKeyFile !== null && tlsCertFile !== null) {
    return { port: tlsPort, caFile: tlsCaFile, keyFile: tlsKeyFile, certFile: tlsCertFile };
  }
  const given = { PORT: tlsPort, CA_FILE: tlsCaFile, KEY_FILE: tlsKeyFile, CERT_FILE: tlsCertFile };
  const missing = Object.entries(given).filter(([, value]) => value === null);
  throw new ConfigError(missing.map(([name]) => ({ variable: `ADAIGI_PUBLIC_GRPC_TLS_${name}`, rule: 'is required when one of its group is given' })));
}
