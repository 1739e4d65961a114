import { parseRuleSet } from './rule-set.ts';
import type { RuleSet } from './rule-set.ts';

/** A rules file as a test writes it. */
export const RULES_JSON = {
  version: 'test.1',
  currency: 'PKR',
  mobilePattern: '^03[0-9]{9}$',
  timeZone: 'Asia/Karachi',
  amount: { minMinor: 100, maxMinor: 1_000_000 },
  wallets: { jazzcash: { maxMinor: 500_000 } },
  velocity: {
    live: { paymentsPerHour: 3, paymentsPerDay: 5, amountPerDayMinor: 20_000 },
    test: { paymentsPerHour: null, paymentsPerDay: null, amountPerDayMinor: null },
  },
  payouts: {
    amount: { minMinor: 200, maxMinor: 2_000_000 },
    wallets: { jazzcash: { maxMinor: 900_000 } },
    velocity: {
      live: { paymentsPerHour: 2, paymentsPerDay: 4, amountPerDayMinor: 30_000 },
      test: { paymentsPerHour: null, paymentsPerDay: null, amountPerDayMinor: null },
    },
  },
  deniedMobiles: ['d'.repeat(64)],
};

export const RULE_SET: RuleSet = parseRuleSet(RULES_JSON);
