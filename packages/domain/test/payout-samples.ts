import { money, type Payout, type PayoutInput } from '../src/index.ts';
import { after, evidenceOf, NOON, POLICY } from './samples.ts';
import type { Evidence, Outcome } from '../src/index.ts';

/** A payout of 500 rupees, asked for at noon, with an hour to live; the ledger has not answered. */
export function newPayout(overrides: Partial<Payout> = {}): Payout {
  return {
    id: 'po_1',
    merchantId: 'mer_1',
    mode: 'test',
    dialect: 'native',
    contentHash: 'hash',
    amount: money(50_000n, 'PKR'),
    fee: null,
    wallet: 'jazzcash',
    receiver: { mobile: '03115112345', name: '', cnic: '', bank: '', accountNumber: '' },
    receiverKey: 'receiver',
    reference: 'payout-1',
    description: '',
    metadata: {},
    notifyUrl: '',
    dialectData: {},
    state: 'created',
    failure: null,
    hold: 'wanted',
    booking: null,
    accepted: false,
    waitsForFunds: false,
    waitReason: null,
    attempts: [],
    createdAt: NOON,
    updatedAt: NOON,
    expiresAt: after(3_600_000),
    settledAt: null,
    nextActionAt: NOON,
    lookBackAt: null,
    version: 1,
    eventCount: 0,
    ...overrides,
  };
}

export const held = (at: Date = NOON): PayoutInput => ({ kind: 'held', contentHash: 'hash', fee: money(250n, 'PKR'), at });

export const holdRefused = (at: Date = NOON): PayoutInput => ({ kind: 'hold-refused', contentHash: 'hash', lookAt: after(2_000, at), at });

export function startPayout(payout: Payout, at: Date = NOON): PayoutInput {
  return { kind: 'start-attempt', channel: 'jazzcash-payout', reference: `REF${payout.attempts.length + 1}`, notAfter: after(5_000, at), inquireAt: after(60_000, at), overdueAt: after(3_600_000, at), at };
}

export function proofOfPayout(reference: string, outcome: Outcome, overrides: Partial<Evidence> = {}): PayoutInput {
  const evidence = evidenceOf(outcome, overrides);
  return { kind: 'evidence', reference, evidence, retryPolicy: POLICY, at: evidence.at };
}

export function verdictOnPayout(number: number, verdict: 'succeeded' | 'declined' | 'reversed', at: Date = NOON): PayoutInput {
  return { kind: 'settle', number, verdict, providerTransactionId: '', retryPolicy: POLICY, at };
}
