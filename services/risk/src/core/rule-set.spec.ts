import { describe, expect, test } from '@jest/globals';
import { DEFAULT_RULES_FILE, readRules } from '../adapters/rules-file.ts';
import { hasVelocity, parseRuleSet } from './rule-set.ts';
import { RULES_JSON } from './rules.fixture.ts';

describe('a rules file', () => {
  test('that comes with the service is right: PKR 1 at least, velocity for live payments only', () => {
    const rules = readRules(DEFAULT_RULES_FILE);
    expect(rules).toMatchObject({ currency: 'PKR', timeZone: 'Asia/Karachi', amount: { minMinor: 100 } });
    expect([hasVelocity(rules.velocity.live), hasVelocity(rules.velocity.test)]).toEqual([true, false]);
  });

  test('is read as it was written', () => {
    expect(parseRuleSet(RULES_JSON)).toMatchObject({ ...RULES_JSON, mobilePattern: /^03[0-9]{9}$/, deniedMobiles: new Set(['d'.repeat(64)]) });
  });

  test.each([
    ['version', { version: '' }],
    ['currency', { currency: 5 }],
    ['mobilePattern', { mobilePattern: '(' }],
    ['timeZone', { timeZone: 'Asia/Atlantis' }],
    ['amount', { amount: null }],
    ['amount', { amount: { minMinor: 200, maxMinor: 100 } }],
    ['amount.minMinor', { amount: { minMinor: 0, maxMinor: 100 } }],
    ['amount.maxMinor', { amount: { minMinor: 1, maxMinor: 1.5 } }],
    ['wallets.jazzcash.maxMinor', { wallets: { jazzcash: {} } }],
    ['velocity.live', { velocity: { test: RULES_JSON.velocity.test } }],
    ['velocity.test.paymentsPerHour', { velocity: { ...RULES_JSON.velocity, test: { paymentsPerDay: null, amountPerDayMinor: null } } }],
    ['velocity.live.paymentsPerHour', { velocity: { ...RULES_JSON.velocity, live: { ...RULES_JSON.velocity.live, paymentsPerHour: 501 } } }],
    ['payouts', { payouts: undefined }],
    ['payouts.amount', { payouts: { ...RULES_JSON.payouts, amount: { minMinor: 3, maxMinor: 2 } } }],
    ['payouts.velocity.live', { payouts: { ...RULES_JSON.payouts, velocity: {} } }],
    ['deniedMobiles', { deniedMobiles: undefined }],
    ['deniedMobiles', { deniedMobiles: ['03115112345'] }],
  ])('with a wrong %s stops the start and names it, not its value', (path, change) => {
    const parse = () => parseRuleSet({ ...RULES_JSON, ...change });
    expect(parse).toThrow(new RegExp(`^risk rules: ${path.replaceAll('.', '\\.')} `));
    expect(parse).not.toThrow(/0311/);
  });

  test.each([null, [], 'rules', 5])('that is no object (%j) stops the start', (json) => {
    expect(() => parseRuleSet(json)).toThrow(RangeError);
  });
});
