import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import type { PlatformPorts } from './ports.ts';

/** One entry of `ADAIGI_CHANNELS` or `ADAIGI_PAYOUT_CHANNELS`; services/connectors/README.md describes every key. */
export interface ChannelConfig {
  id: string;
  provider: 'jazzcash' | 'easypaisa';
  mode: 'test' | 'live';
  endpoint: Record<string, unknown>;
  account: Record<string, unknown>;
  secrets: Record<string, unknown>;
  [setting: string]: unknown;
}

interface AccountsDocument {
  easypaisaKeys: { publicKey: string };
  accounts: Account[];
  payoutAccounts: Account[];
  statementAccounts: { id: string; provider: 'jazzcash' | 'easypaisa'; key: string }[];
}

type Account = Record<string, unknown> & { id: string; provider: 'jazzcash' | 'easypaisa' };

/** A channel for every account that the simulator has built in. `windowScale` scales the providers' windows, as the simulator's own are scaled. */
export async function simulatorChannels(ports: Pick<PlatformPorts, 'jazzcash' | 'easypaisa'>, windowScale: number): Promise<ChannelConfig[]> {
  const document = await readAccounts();
  return document.accounts.map((account) => ({
    id: account.id,
    provider: account.provider,
    mode: 'test',
    windowScale,
    ...(account.provider === 'jazzcash' ? jazzcash(account, ports.jazzcash) : easypaisa(account, ports.easypaisa, document.easypaisaKeys.publicKey)),
  }));
}

/** One entry of `ADAIGI_TRANSFER_FEEDS`. */
export interface TransferFeedConfig {
  id: string;
  provider: 'jazzcash' | 'easypaisa';
  mode: 'test' | 'live';
  baseUrl: string;
  secrets: { key: string };
}

/** The statements of the simulator's receiving wallets. */
export async function simulatorTransferFeeds(ports: Pick<PlatformPorts, 'jazzcash' | 'easypaisa'>): Promise<TransferFeedConfig[]> {
  const { statementAccounts } = await readAccounts();
  return statementAccounts.map(({ id, provider, key }) => ({ id, provider, mode: 'test', baseUrl: `http://127.0.0.1:${ports[provider]}`, secrets: { key } }));
}

/** Receiving wallets of development: two of each type, all at the simulator. */
export const RECEIVING_WALLETS = [
  { walletType: 'easypaisa', channel: 'easypaisa-statement', numbers: ['03450000101', '03450000102'] },
  { walletType: 'jazzcash', channel: 'jazzcash-statement', numbers: ['03000000101', '03000000102'] },
].flatMap(({ walletType, channel, numbers }) => numbers.map((number, index) => ({ mode: 'test', walletType, number, title: `Adaigi test ${index + 1}`, channel })));

/** A payout channel for every account that the simulator pays out from. */
export async function simulatorPayoutChannels(ports: Pick<PlatformPorts, 'jazzcash' | 'easypaisa'>, windowScale: number): Promise<ChannelConfig[]> {
  const { payoutAccounts, easypaisaKeys } = await readAccounts();
  return payoutAccounts.map((account) => ({
    id: account.id,
    provider: account.provider,
    mode: 'test',
    windowScale,
    // How the simulator names banks is how the connectors guess that a provider does.
    ...pick(account, ['destination']),
    ...(account.provider === 'jazzcash' ? jazzcashPayout(account, ports.jazzcash) : easypaisaPayout(account, ports.easypaisa, easypaisaKeys.publicKey)),
  }));
}

async function readAccounts(): Promise<AccountsDocument> {
  return JSON.parse(await readFile(join(ROOT, 'services/simulator/accounts.dev.json'), 'utf8')) as AccountsDocument;
}

type Rest = Pick<ChannelConfig, 'endpoint' | 'account' | 'secrets'>;

function jazzcash(account: Account, port: number): Rest {
  // The second account speaks the newer paths, so that development meets both. Where that generation refunds is not published; the simulator does it where all do.
  const generation = account.id === 'jazzcash-main' ? { generation: 'classic' } : { generation: 'orchestrator', paths: { refund: '/ApplicationAPI/API/Purchase/domwalletrefundtransaction' } };
  return {
    endpoint: { baseUrl: `http://127.0.0.1:${port}`, ...generation },
    account: pick(account, ['merchantId', 'returnUrl']),
    secrets: pick(account, ['password', 'integritySalt', 'merchantMpin']),
  };
}

function easypaisa(account: Account, port: number, providerPublicKey: string): Rest {
  const keys = account['version'] === 'v5' ? { ...pick(account, ['merchantPrivateKey']), providerPublicKey } : {};
  return {
    endpoint: { baseUrl: `http://127.0.0.1:${port}` },
    account: pick(account, ['version', 'storeId', 'accountNum']),
    secrets: { ...pick(account, ['username', 'password']), ...keys },
  };
}

function jazzcashPayout(account: Account, port: number): Rest {
  return {
    endpoint: { baseUrl: `http://127.0.0.1:${port}` },
    account: {},
    secrets: pick(account, ['consumerKey', 'consumerSecret', 'encryptionKey', 'encryptionIv']),
  };
}

function easypaisaPayout(account: Account, port: number, bankPublicKey: string): Rest {
  return {
    endpoint: { baseUrl: `http://127.0.0.1:${port}` },
    account: pick(account, ['msisdn', 'channel']),
    secrets: { ...pick(account, ['clientId', 'clientSecret', 'pin']), bankPublicKey },
  };
}

function pick(account: Account, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => account[name] !== undefined).map((name) => [name, account[name]]));
}
