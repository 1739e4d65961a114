import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '@adaigi/config';
import { developmentAccounts, loadConfig } from './config.ts';

const env = {
  ADAIGI_SERVICE: 'simulator',
  ADAIGI_ENV: 'test',
  ADAIGI_OPS_PORT: '0',
  ADAIGI_MONGODB: 'mongodb://127.0.0.1:1/?replicaSet=rs0',
  ADAIGI_JAZZCASH_PORT: '0',
  ADAIGI_EASYPAISA_PORT: '0',
  ADAIGI_CONTROL_PORT: '0',
};

describe('the configuration', () => {
  test('has the documented waits and the development accounts by default', () => {
    const config = loadConfig(env);
    expect(config.timing).toMatchObject({ windowMs: 600_000, ipnTimeoutMs: 60_000 });
    expect(config.accounts.accounts.map(({ id }) => id)).toEqual(['jazzcash-main', 'jazzcash-alt', 'easypaisa-main', 'easypaisa-rsa']);
  });

  test('is refused in production whatever else it says', () => {
    expect(() => loadConfig({ ...env, ADAIGI_ENV: 'production' })).toThrow(ConfigError);
  });

  test.each([
    ['ADAIGI_JAZZCASH_PORT', '70000'],
    ['ADAIGI_SIMULATOR_ACCOUNTS', '{"accounts": []}'],
    ['ADAIGI_SIMULATOR_SCALE', '0'],
    ['ADAIGI_SIMULATOR_WINDOW_MS', '-1'],
    ['ADAIGI_SIMULATOR_IPN_RETRY_MS', '10,soon'],
    ['ADAIGI_SIMULATOR_IPN_JAZZCASH', 'ftp://127.0.0.1'],
    ['ADAIGI_SIMULATOR_LATENCY_MIN_MS', '5'],
  ])('%s=%s is refused', (variable, value) => {
    expect(() => loadConfig({ ...env, [variable]: value })).toThrow(/ADAIGI_/);
  });

  test('accounts that could not be told apart on the wire are refused', () => {
    const document = developmentAccounts();
    const twice = { ...document, accounts: [...document.accounts, { ...document.accounts[0], id: 'other' }] };
    expect(() => loadConfig({ ...env, ADAIGI_SIMULATOR_ACCOUNTS: JSON.stringify(twice) })).toThrow('merchantId MC10001 is used twice');
  });
});
