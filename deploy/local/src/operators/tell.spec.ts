import { expect, test } from '@jest/globals';
import { findingLine, payoutLines, questionLine, recordLine } from './tell.ts';

const NOW = new Date('2026-11-20T12:30:00Z');
const question = {
  paymentId: 'pay_1',
  merchantId: 'mer_1',
  mode: 'MODE_TEST',
  attemptNumber: 2,
  refundId: '',
  channel: 'jazzcash-main',
  reference: 'A',
  amount: { minor: '50005', currency: 'PKR' },
  state: 'unknown',
  reason: 'provider_timeout',
  since: '2026-11-20T12:00:00Z',
  needsOperator: true,
  nextLookAt: '',
} as const;

test('an open question says what it is about, how long, and who must act', () => {
  expect(questionLine(question, NOW)).toBe('pay_1  attempt 2  jazzcash-main  PKR 500.05  unknown: provider_timeout  open for 30 min  WAITS FOR A PERSON');
  const small = { ...question, attemptNumber: 0, refundId: 'ref_1', amount: { minor: '5', currency: 'PKR' }, needsOperator: false, reason: '', nextLookAt: '2026-11-20T12:31:00Z' };
  expect(questionLine(small, NOW)).toBe('pay_1  refund ref_1  jazzcash-main  PKR 0.05  unknown  open for 30 min  next look 2026-11-20T12:31:00Z');
});

test('a finding says what was answered and what it changed; that nobody was asked is no answer', () => {
  const finding = { attemptNumber: 1, refundId: '', stateBefore: 'unknown', stateAfter: 'succeeded' };
  const outcome = { kind: 'OUTCOME_KIND_SUCCEEDED', fault: 'FAULT_UNSPECIFIED', retry: 'RETRY_UNSPECIFIED', reason: '', providerCode: '000', providerTransactionId: '', integrityProblem: '', reversed: false } as const;
  expect(findingLine({ ...finding, outcome })).toBe('attempt 1: succeeded (code 000); unknown -> succeeded');
  expect(findingLine({ ...finding, stateAfter: 'unknown' })).toBe('attempt 1: nobody could be asked; stays unknown');
});

test('a record says who settled what, and why', () => {
  const about = { chain: 'mer_1', seq: '3', action: 'attempt.settled', paymentId: 'pay_1', attemptNumber: 1, refundId: '', at: '2026-11-20T12:00:00Z', hash: 'f'.repeat(64) };
  expect(recordLine({ ...about, verdict: 'declined', stateBefore: 'unknown', stateAfter: 'declined', reason: 'not on the statement', operators: ['ayesha', 'bilal'] })).toBe(
    '2026-11-20T12:00:00Z  attempt 1 declined (unknown -> declined) by ayesha and bilal: not on the statement  [record 3, ffffffffffffffff]',
  );
});

test('a payout tells what an operator needs to find it at the bank, and nothing of its receiver but that bank', () => {
  const attempt = {
    number: 1,
    channel: 'easypaisa-payout',
    wallet: 'easypaisa',
    reference: 'A2',
    state: 'ATTEMPT_STATE_UNKNOWN',
    sentAt: '2026-11-20T12:00:00Z',
    settledAt: '',
    providerTransactionId: '',
    providerCode: '',
    reason: 'no_inquiry',
    fault: 'FAULT_UNSPECIFIED',
    decisionId: '',
    routingReason: '',
    inquiriesMade: 1,
    needsOperator: true,
  } as const;
  const payout = {
    id: 'po_1',
    merchantId: 'mer_1',
    mode: 'MODE_TEST',
    dialect: 'native',
    reference: 'salary-1',
    amount: { minor: '50005', currency: 'PKR' },
    wallet: 'easypaisa',
    receiver: { mobile: '03115112345', name: 'Somebody', cnic: '', bank: '', accountNumber: '' },
    description: '',
    metadata: {},
    state: 'PAYOUT_STATE_PROCESSING',
    needsOperator: true,
    createdAt: '2026-11-20T11:59:00Z',
    updatedAt: '2026-11-20T12:01:00Z',
    expiresAt: '2026-11-20T13:00:00Z',
    settledAt: '',
    notifyUrl: '',
    dialectData: {},
    reversed: false, version: '4',
  } as const;
  expect(payoutLines({ ...payout, attempts: [attempt] })).toEqual([
    'payout po_1: PKR 500.05 to easypaisa, processing',
    '  merchant mer_1, native, order salary-1, test, created 2026-11-20T11:59:00Z, version 4',
    '  attempt 1 over easypaisa-payout, reference A2, sent 2026-11-20T12:00:00Z: unknown (no_inquiry), 1 inquiries, WAITS FOR A PERSON',
  ]);
  const receiver = { ...payout.receiver, bank: 'ALLIED_BANK_LIMITED', accountNumber: '9876543210' };
  expect(payoutLines({ ...payout, attempts: [], wallet: 'bank', receiver })[0]).toBe('payout po_1: PKR 500.05 to ALLIED_BANK_LIMITED, processing');
});
