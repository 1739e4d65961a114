/** One line of the simulator's fault plan; services/simulator/README.md. */
export interface ProviderFault {
  readonly account: string;
  readonly operation: 'charge' | 'inquiry' | 'refund' | 'ipn' | 'payout' | 'payout-inquiry';
  readonly percent: number;
  readonly fault: Readonly<Record<string, unknown>>;
}

type Weighted = readonly (readonly [weight: number, fault: Readonly<Record<string, unknown>>])[];

const CHARGE: Weighted = [
  [4, { kind: 'timeout-after-debit' }],
  [3, { kind: 'timeout-before-debit' }],
  [4, { kind: '500-after-debit' }],
  [3, { kind: '500-before-debit' }],
  [3, { kind: 'drop-connection', when: 'after' }],
  [2, { kind: 'drop-connection', when: 'before' }],
  [2, { kind: 'non-json-page', when: 'after' }],
  [2, { kind: 'non-json-page', when: 'before' }],
  [3, { kind: 'delay', ms: [50, 1_500] }],
  [2, { kind: 'outage', mode: '503' }],
  [1, { kind: 'wrong-amount' }],
  [1, { kind: 'wrong-signature' }],
];

const INQUIRY: Weighted = [
  [3, { kind: 'timeout-before-debit' }],
  [3, { kind: '500-before-debit' }],
  [3, { kind: 'drop-connection', when: 'after' }],
  [2, { kind: 'non-json-page' }],
  [2, { kind: 'outage', mode: '503' }],
  [2, { kind: 'delay', ms: [50, 1_000] }],
  [1, { kind: 'wrong-amount' }],
  [1, { kind: 'wrong-signature' }],
];

const REFUND: Weighted = [
  [3, { kind: 'timeout-after-debit' }],
  [2, { kind: 'timeout-before-debit' }],
  [2, { kind: '500-after-debit' }],
  [2, { kind: '500-before-debit' }],
  [2, { kind: 'drop-connection', when: 'after' }],
  [1, { kind: 'drop-connection', when: 'before' }],
  [1, { kind: 'non-json-page' }],
  [1, { kind: 'delay', ms: [50, 1_000] }],
];

const IPN: Weighted = [
  [3, { kind: 'duplicate-ipn', copies: 3 }],
  [3, { kind: 'late-ipn', ms: [200, 6_000] }],
  [2, { kind: 'no-ipn' }],
];

const DECLINES = {
  jazzcash: ['001', '002', '004', '112', '118', '987'],
  easypaisa: ['0008', '0011', '0013', '0014', '0029', '0987'],
} as const;

/** Part of the charge faults that are plain declines. */
const DECLINED_SHARE = 0.25;

/** The plan for these accounts, with this share of every operation's calls hit. */
export function planProviderFaults(accounts: readonly { id: string; provider: 'jazzcash' | 'easypaisa' }[], share: number): ProviderFault[] {
  const percent = share * 100;
  if (percent === 0) return [];
  return accounts.flatMap(({ id, provider }) => [
    ...spread(id, 'charge', percent * (1 - DECLINED_SHARE), CHARGE),
    ...DECLINES[provider].map((code) => ({ account: id, operation: 'charge' as const, percent: round((percent * DECLINED_SHARE) / DECLINES[provider].length), fault: { kind: 'decline', code } })),
    ...spread(id, 'inquiry', percent, INQUIRY),
    ...(provider === 'jazzcash' ? spread(id, 'refund', percent, REFUND) : []),
    ...spread(id, 'ipn', percent, [...IPN, [1, { kind: provider === 'jazzcash' ? 'wrong-signature-ipn' : 'hostile-url-ipn' }]]),
  ]);
}

function spread(account: string, operation: ProviderFault['operation'], percent: number, faults: Weighted): ProviderFault[] {
  const total = faults.reduce((sum, [weight]) => sum + weight, 0);
  return faults.map(([weight, fault]) => ({ account, operation, percent: round((percent * weight) / total), fault }));
}

/** Two digits are exact enough, and sums never exceed the whole by a rounding error. */
function round(percent: number): number {
  return Math.floor(percent * 100) / 100;
}
