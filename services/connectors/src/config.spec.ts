import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '@adaigi/config';
import { loadConfig } from './config.ts';
import type { ConnectorsConfig } from './config.ts';
import * as providers from './providers/index.ts';

const JAZZCASH = {
  id: 'jazzcash-main',
  provider: 'jazzcash',
  mode: 'test',
  endpoint: { baseUrl: 'https://sandbox.jazzcash.com.pk' },
  account: { merchantId: 'MC1', returnUrl: 'https://example.com/return' },
  secrets: { password: 'the-password', integritySalt: 'the-salt' },
};
const EASYPAISA = {
  id: 'easypaisa-main',
  provider: 'easypaisa',
  mode: 'test',
  endpoint: { baseUrl: 'https://easypaystg.easypaisa.com.pk' },
  account: { version: 'v4', storeId: '43', accountNum: '654' },
  secrets: { username: 'the-user', password: 'the-password' },
};

function read(channels: unknown, env: Readonly<Record<string, string>> = {}): ConnectorsConfig {
  return loadConfig(
    {
      ADAIGI_SERVICE: 'connectors-test',
      ADAIGI_ENV: 'test',
      ADAIGI_OPS_PORT: '0',
      ADAIGI_GRPC_PORT: '0',
      ADAIGI_KAFKA: '127.0.0.1:9092',
      ADAIGI_MONGODB: 'mongodb://127.0.0.1:27017',
      ADAIGI_PROVIDERS: 'jazzcash,easypaisa',
      ADAIGI_CHANNELS: typeof channels === 'string' ? channels : JSON.stringify(channels),
      ...env,
    },
    Object.values(providers),
  );
}

function refusal(channels: unknown, env: Readonly<Record<string, string>> = {}): string {
  try {
    read(channels, env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).not.toMatch(/the-password|the-salt|the-user/);
    return error.message;
  }
  throw new Error('it was accepted');
}

describe('channels', () => {
  test('the documented defaults', () => {
    const [channel] = read([JAZZCASH]).channels;
    expect(channel?.settings).toMatchObject({ chargeTimeoutMs: 70_000, inquireTimeoutMs: 20_000, windowMs: 600_000, notFoundWindowMs: 3_600_000, maxConcurrent: 64, disabled: false });
    expect(channel?.protection).toEqual({ breaker: { errorPercent: 50, volume: 10, windowMs: 10_000, consecutive: 5, restMs: 3_000 }, slowInquiryMs: 10_000 });
    expect(channel?.probe).toEqual({ everyMs: 10_000, restingEveryMs: 1_500, timeoutMs: 3_000, hangMs: 3_000, hangingCalls: 3, customerAfterMs: 300_000 });
    expect(channel?.prepared.refunds).toBe(false);
    expect(read([EASYPAISA]).channels[0]?.settings).toMatchObject({ windowMs: 900_000, notFoundWindowMs: 900_000 });
  });

  test('a channel refunds only with all that it needs', () => {
    const withPin = (endpoint: object) => read([{ ...JAZZCASH, endpoint, secrets: { ...JAZZCASH.secrets, merchantMpin: '1234' } }]).channels[0]?.prepared.refunds;
    const { baseUrl } = JAZZCASH.endpoint;
    expect(withPin({ baseUrl })).toBe(true);
    expect(withPin({ baseUrl, generation: 'orchestrator' })).toBe(false);
    expect(withPin({ baseUrl, generation: 'orchestrator', paths: { refund: '/x' } })).toBe(true);
  });

  test('the window scale shortens what belongs to windows and nothing else', () => {
    const [scaled] = read([{ ...JAZZCASH, windowScale: 0.01 }]).channels;
    expect(scaled?.settings).toMatchObject({ windowMs: 6_000, notFoundWindowMs: 36_000, longestPromptMs: 6_000, chargeTimeoutMs: 70_000 });
    expect(scaled?.settings.inquiryScheduleMs[0]).toBe(600);
  });

  test('those of providers that the process does not serve are left alone', () => {
    const broken = { ...EASYPAISA, account: {} };
    expect(read([JAZZCASH, broken], { ADAIGI_PROVIDERS: 'jazzcash' }).channels.map(({ settings }) => settings.id)).toEqual(['jazzcash-main']);
  });

  test.each([
    ['no JSON', 'x', 'must be a JSON array'],
    ['nothing to serve', [], 'has no channel'],
    ['an unknown provider', [{ ...JAZZCASH, provider: 'nobody' }], '[0].provider does not exist'],
    ['an id used twice', [JAZZCASH, { ...EASYPAISA, id: 'jazzcash-main' }], '[1].id is used twice'],
    ['a typing error', [{ ...JAZZCASH, windowsMs: 1 }], '[0].windowsMs is not known'],
    ['a wrong type', [{ ...JAZZCASH, maxConcurrent: '64' }], '[0].maxConcurrent must be an integer'],
    ['a key of the provider', [{ ...JAZZCASH, account: { ...JAZZCASH.account, merchantId: '' } }], '[0].account.merchantId'],
    ['an address with credentials', [{ ...JAZZCASH, endpoint: { baseUrl: 'https://u:p@x.example' } }], '[0].endpoint.baseUrl'],
    ['a schedule of nothing', [{ ...JAZZCASH, inquiryScheduleMs: [] }], '[0].inquiryScheduleMs'],
  ])('%s is refused by name', (_name, channels, problem) => {
    expect(refusal(channels)).toContain(problem);
  });

  test('an unknown provider of the process is refused', () => {
    expect(refusal([JAZZCASH], { ADAIGI_PROVIDERS: 'jazzcash,nobody' })).toContain('nobody');
  });
});

describe('payout channels', () => {
  const PAYOUT = {
    id: 'jazzcash-payout',
    provider: 'jazzcash',
    mode: 'test',
    endpoint: { baseUrl: 'https://gateway-sandbox.jazzcash.com.pk' },
    secrets: { consumerKey: 'the-user', consumerSecret: 'the-password', encryptionKey: '0123456789abcdef', encryptionIv: 'fedcba9876543210' },
  };
  const withPayouts = (list: unknown) => ({ ADAIGI_PAYOUT_CHANNELS: JSON.stringify(list) });

  test('there are none unless they are given', () => {
    expect(read([JAZZCASH]).payoutChannels).toEqual([]);
  });

  test('the documented defaults, scaled', () => {
    const [channel] = read([JAZZCASH], withPayouts([{ ...PAYOUT, windowScale: 0.01 }])).payoutChannels;
    expect(channel?.settings).toMatchObject({ id: 'jazzcash-payout', wallet: 'jazzcash', payoutTimeoutMs: 60_000, windowMs: 6_000, maxConcurrent: 16, knowsReference: true });
  });

  test('a channel that pays into banks, with its own words for them', () => {
    const bank = { ...PAYOUT, id: 'jazzcash-bank-payout', mode: 'live', destination: 'bank', account: { banks: { ALLIED_BANK_LIMITED: '017' } } };
    const [wallets, banks] = read([JAZZCASH], withPayouts([PAYOUT, bank])).payoutChannels;
    expect(wallets?.settings).toMatchObject({ wallet: 'jazzcash', banks: [] });
    expect(banks?.settings).toMatchObject({ wallet: 'bank', banks: ['ALLIED_BANK_LIMITED'], knowsReference: true });
    const guessed = read([JAZZCASH], withPayouts([{ ...PAYOUT, destination: 'bank' }])).payoutChannels[0];
    expect(guessed?.settings.banks).toContain('HABIB_BANK_LIMITED');
  });

  test.each([
    ['an id of a channel that charges', [{ ...PAYOUT, id: 'jazzcash-main' }], 'uses an id of ADAIGI_CHANNELS'],
    ['an id used twice', [PAYOUT, PAYOUT], '[1].id is used twice'],
    ['a typing error', [{ ...PAYOUT, payoutTimeout: 1 }], '[0].payoutTimeout is not known'],
    ['a key of the provider', [{ ...PAYOUT, account: { merchantId: 'MC1' } }], '[0].account.merchantId is not known'],
    ['a live channel that guesses the codes of banks', [{ ...PAYOUT, mode: 'live', destination: 'bank' }], '[0].account.banks is required of a live channel'],
    ['a bank that nobody knows', [{ ...PAYOUT, destination: 'bank', account: { banks: { BANK_OF_NOWHERE: '1' } } }], '[0].account.banks.BANK_OF_NOWHERE'],
    ['a table without a bank', [{ ...PAYOUT, destination: 'bank', account: { banks: {} } }], '[0].account.banks must name a bank'],
    ['banks of a channel that pays into wallets', [{ ...PAYOUT, account: { banks: { HABIB_BANK_LIMITED: 'HBL' } } }], '[0].account.banks is not known'],
    ['another destination', [{ ...PAYOUT, destination: 'card' }], '[0].destination'],
    ['plain http in the address', [{ ...PAYOUT, endpoint: { baseUrl: 'ftp://x' } }], '[0].endpoint.baseUrl'],
  ])('%s is refused by name', (_name, list, problem) => {
    expect(refusal([JAZZCASH], withPayouts(list))).toContain(problem);
  });
});

describe('secrets', () => {
  const PRODUCTION = { ADAIGI_ENV: 'production' };
  const withSecrets = (secrets: object) => [{ ...JAZZCASH, secrets: { ...JAZZCASH.secrets, ...secrets } }];

  test('come from variables and files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    const file = join(folder, 'salt');
    writeFileSync(file, 'from-a-file\n');
    try {
      const channels = withSecrets({ password: { env: 'JC_PASSWORD' }, integritySalt: { file } });
      expect(read(channels, { ...PRODUCTION, JC_PASSWORD: 'from-a-variable' }).channels).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    ['a text in production', {}, PRODUCTION, 'must come from a file or a variable'],
    ['a variable that is not set', { password: { env: 'JC_NOBODY' } }, {}, 'names a variable that is not set'],
    ['a file that is not there', { password: { file: '/nowhere/at/all' } }, {}, 'names a file that cannot be read'],
    ['another form', { password: { vault: 'x' } }, {}, 'must be a text'],
    ['an unknown one', { token: 'x' }, {}, 'secrets.token is not known'],
  ])('%s is refused', (_name, secrets, env, problem) => {
    expect(refusal(withSecrets(secrets), env)).toContain(problem);
  });

  test('plain http is refused in production, so that no live channel can reach the simulator', () => {
    const channel = { ...JAZZCASH, endpoint: { baseUrl: 'http://127.0.0.1:9101' }, secrets: { password: { env: 'A' }, integritySalt: { env: 'A' } } };
    expect(refusal([channel], { ...PRODUCTION, A: 'x' })).toContain('must be https in production');
    expect(read([channel], { A: 'x' }).channels).toHaveLength(1);
  });
});
