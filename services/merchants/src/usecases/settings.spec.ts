import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { changeSettings, settingProblems, SETTINGS } from './settings.ts';

const rules = (settings: Record<string, string>): string[] => settingProblems(settings).map(({ field, rule }) => `${field} ${rule}`);

describe('settings', () => {
  test('every default that is a value is allowed', () => {
    for (const [name, { default: value }] of Object.entries(SETTINGS)) if (value !== '') expect(rules({ [name]: value })).toEqual([]);
  });

  test.each([
    ['sign_mode', 'key', 'append;', 'enum'],
    ['sign_separator', '&', '|', 'enum'],
    ['sign_nulls', 'text', 'null', 'enum'],
    ['sign_empty', 'keep', 'skip', 'enum'],
    ['stringly_envelope', 'true', 'yes', 'enum'],
    ['error_http_status', '400', '199', 'min'],
    ['error_http_status', '599', '600', 'max'],
    ['error_data', 'null', 'none', 'enum'],
    ['idempotent_replay', 'false', '0', 'enum'],
    ['max_clock_skew_s', '0', '1.5', 'type'],
    ['default_wallet', 'easypaisa', 'upaisa', 'enum'],
    ['large_amount_pkr', '50000', '-1', 'type'],
    ['notify_ok_bodies', 'OK, success,2xx', 'OK,,ok', 'enum'],
    ['notify_ok_bodies', '"OK"', 'fine', 'enum'],
    ['status_overrides', '{"0015":"0001"}', '[]', 'type'],
    ['status_overrides', '{}', '{"0007":"1"}', 'enum'],
    ['status_overrides', '{"00029":"0029"}', '{"00029":29}', 'pattern'],
    ['status_overrides', '{"0000":"0000"}', '{"00029":"0000"}', 'enum'],
    ['bank_aliases', '{"042":"EASYPAISA"}', '["EASYPAISA"]', 'type'],
    ['bank_aliases', '{"My bank":"HABIB_BANK_LIMITED"}', '{"a":"b c"}', 'pattern'],
    ['bank_aliases', '{}', '{"":"HBL"}', 'pattern'],
    ['strict_mode', 'true', 'yes', 'enum'],
    ['response_sign', 'data', 'true', 'enum'],
    ['min_amount_minor', '1', '0', 'min'],
    ['max_amount_minor', '5000000', 'lots', 'type'],
    ['api_host', 'pay.shop.com', 'Shop', 'format'],
    ['postback_url', 'http://shop.example/hook?x=1', 'ftp://shop.example', 'format'],
    ['postback_url', 'https://shop.example', 'https://user:word@shop.example', 'format'],
    ['postback_json_escape', 'escaped', 'both', 'enum'],
    ['postback_schedule', '60, 300', '60,0', 'pattern'],
    ['withdrawal_sign_mode', 'raw-json', 'md5', 'enum'],
    ['insufficient_balance_check', 'off', 'false', 'enum'],
    ['allowed_ips', '203.0.113.7, 2001:db8::1', '203.0.113', 'pattern'],
    ['fail_http_status', '422', '700', 'max'],
    ['url_hash_mode', 'sha256', 'crc', 'enum'],
    ['return_urls', '["https://shop.example/ok",""]', '["javascript:alert(1)"]', 'format'],
    ['return_url_fail', '3', '0', 'min'],
    ['amount_mismatch', 'pending', 'ignore', 'enum'],
    ['possible_ttl', '3600', '1', 'min'],
    ['frame_ancestors', 'https://shop.example', 'https://shop.example/page', 'pattern'],
    ['timezone', 'Asia/Karachi', 'Karachi', 'enum'],
    ['converted_currencies', 'USD,USDTTRC20', 'usd', 'pattern'],
    ['limits', '{"easypaisa":{"deposit":[100,50000]}}', '{"easypaisa":{"deposit":[100]}}', 'type'],
    ['limits', '{}', '{"easypaisa":{"refund":[1,2]}}', 'enum'],
  ])('%s takes %s and refuses %s', (name, good, bad, rule) => {
    expect(rules({ [name]: good })).toEqual([]);
    expect(rules({ [name]: bad })).toEqual([`settings.${name} ${rule}`]);
  });

  test('nothing that is not paid can be made to look paid', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('0000', '0015', '00029'), fc.constantFrom('0000', '0001', '7')), (overrides) => {
      const lies = Object.entries(overrides).some(([from, to]) => from !== '0000' && to === '0000');
      expect(settingProblems({ status_overrides: JSON.stringify(overrides) }).length > 0).toBe(lies);
    }));
  });

  test('the smallest amount is not above the largest', () => {
    expect(rules({ min_amount_minor: '500', max_amount_minor: '499' })).toEqual(['settings.max_amount_minor min']);
    expect(rules({ min_amount_minor: '500', max_amount_minor: '500' })).toEqual([]);
  });

  test('withdrawals without a signature are only for merchants known by their address', () => {
    expect(rules({ withdrawal_sign_mode: 'off' })).toEqual(['settings.withdrawal_sign_mode requires']);
    expect(rules({ withdrawal_sign_mode: 'off', allowed_ips: '203.0.113.7' })).toEqual([]);
  });

  test('names from the prototype are no settings', () => {
    expect(rules({ constructor: 'x', toString: 'y' })).toEqual(['settings.constructor unknown_field', 'settings.toString unknown_field']);
  });

  test('no value is ever repeated in a problem', () => {
    fc.assert(fc.property(fc.constantFrom(...Object.keys(SETTINGS)), fc.stringMatching(/^[g-z]{12,20}$/), (name, value) => {
      expect(JSON.stringify(settingProblems({ [name]: value }))).not.toContain(value);
    }));
  });

  test('an empty value removes a setting, others stay', () => {
    expect(changeSettings({ sign_mode: 'key', sign_nulls: 'text' }, { sign_mode: '', error_data: 'null' })).toEqual({ sign_nulls: 'text', error_data: 'null' });
  });
});
