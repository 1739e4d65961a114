import { RECEIVING_WALLETS } from './channels.ts';
import type { ChannelConfig, TransferFeedConfig } from './channels.ts';
import type { ServiceName } from './catalogue.ts';
import { GRPC_SERVICES } from './catalogue.ts';
import type { PlatformPorts } from './ports.ts';
import type { PlatformSecrets } from './secrets.ts';

/** What the processes of one platform have in common. */
export interface PlatformSettings {
  environment: 'development' | 'test';
  kafka: readonly string[];
  mongodb: string;
  dbPrefix: string;
  topicPrefix: string;
  logLevel: string;
  ports: PlatformPorts;
  secrets: PlatformSecrets;
  channels: readonly ChannelConfig[];
  payoutChannels: readonly ChannelConfig[];
  transferFeeds: readonly TransferFeedConfig[];
  windowScale: number;
}

/** The whole configuration of one process, as environment variables. */
export function environmentOf(name: ServiceName, settings: PlatformSettings): Record<string, string> {
  return { ...sharedEnvironment(name, settings), ...ownEnvironment(name, settings) };
}

function sharedEnvironment(name: ServiceName, settings: PlatformSettings): Record<string, string> {
  const { ports, secrets } = settings;
  const address = (peer: string): string => `127.0.0.1:${ports.grpc[peer]}`;
  const peers = Object.fromEntries(GRPC_SERVICES.map((peer) => [`ADAIGI_${peer.toUpperCase().replaceAll('-', '_')}_GRPC`, address(peer)]));
  return {
    ADAIGI_SERVICE: name,
    ADAIGI_ENV: settings.environment,
    ADAIGI_HOST: '127.0.0.1',
    ADAIGI_KAFKA: settings.kafka.join(','),
    ADAIGI_MONGODB: settings.mongodb,
    ADAIGI_DB_PREFIX: settings.dbPrefix,
    ADAIGI_TOPIC_PREFIX: settings.topicPrefix,
    ADAIGI_LOG_LEVEL: settings.logLevel,
    ADAIGI_GRPC_PORT: String(ports.grpc[name] ?? 0),
    ADAIGI_OPS_PORT: String(ports.ops[name]),
    ADAIGI_MASTER_KEY: secrets.masterKey,
    ADAIGI_ID_SECRET: secrets.idSecret,
    ...peers,
    ADAIGI_CONNECTORS: GRPC_SERVICES.filter((peer) => peer.startsWith('connectors-')).map(address).join(','),
  };
}

function ownEnvironment(name: ServiceName, settings: PlatformSettings): Record<string, string> {
  const { ports } = settings;
  const edge = `http://127.0.0.1:${ports.edgeHttp}`;
  switch (name) {
    case 'edge':
      return { ADAIGI_HTTP_PORT: String(ports.edgeHttp), ADAIGI_PUBLIC_GRPC_PORT: String(ports.edgeGrpc), ADAIGI_PUBLIC_URL: edge };
    case 'connectors-jazzcash':
    case 'connectors-easypaisa':
      return {
        ADAIGI_PROVIDERS: name.slice('connectors-'.length),
        ADAIGI_CHANNELS: JSON.stringify(settings.channels),
        ADAIGI_PAYOUT_CHANNELS: JSON.stringify(settings.payoutChannels),
        ADAIGI_TRANSFER_FEEDS: JSON.stringify(settings.transferFeeds),
      };
    case 'simulator':
      return {
        ADAIGI_JAZZCASH_PORT: String(ports.jazzcash),
        ADAIGI_EASYPAISA_PORT: String(ports.easypaisa),
        ADAIGI_CONTROL_PORT: String(ports.control),
        ADAIGI_SIMULATOR_IPN_JAZZCASH: `${edge}/v1/callbacks/jazzcash/{account}`,
        ADAIGI_SIMULATOR_IPN_EASYPAISA: `${edge}/v1/callbacks/easypaisa/{account}`,
        ADAIGI_SIMULATOR_SCALE: String(settings.windowScale),
      };
    case 'payments':
      return { ADAIGI_RECEIVING_WALLETS: JSON.stringify(RECEIVING_WALLETS) };
    case 'routing':
      return { ADAIGI_ROUTING_PRIORITY: settings.channels.map(({ id }) => id).join(',') };
    case 'notifier':
      return { ADAIGI_ALLOW_LOOPBACK_CALLBACKS: 'true' };
    default:
      return {};
  }
}
