import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPayproSettings } from './settings.ts';

describe("a merchant's settings for the dialect", () => {
  test('without any, the defaults of the documentation hold', () => {
    expect(readPayproSettings({})).toEqual({
      sign: { mode: 'append', separator: '', nulls: 'skip', empties: 'drop' },
      stringlyEnvelope: false,
      errorHttpStatus: 200,
      idempotentReplay: true,
      maxClockSkewS: 0,
      defaultWallet: '',
      largeAmountPkr: 50_000,
      errorData: 'object',
      statusOverrides: {},
      bankAliases: {},
      isStrict: false,
      allowedIps: null,
      responseSign: 'none',
    });
  });

  test('nothing that could be stored makes a request fail', () => {
    const names = ['sign_mode', 'sign_separator', 'error_http_status', 'max_clock_skew_s', 'default_wallet', 'large_amount_pkr', 'error_data', 'status_overrides', 'bank_aliases', 'strict_mode', 'allowed_ips', 'response_sign'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.json())), (settings) => {
        const { errorHttpStatus, maxClockSkewS, largeAmountPkr } = readPayproSettings(settings);
        expect(errorHttpStatus).toBeGreaterThanOrEqual(200);
        expect(errorHttpStatus).toBeLessThan(600);
        expect(Number.isSafeInteger(maxClockSkewS) && Number.isSafeInteger(largeAmountPkr)).toBe(true);
      }),
    );
  });
});
