import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { money, type Deposit } from '@adaigi/domain';
import { depositToProto } from './deposit-to-proto.ts';

const at = new Date('2026-11-22T10:00:00Z');
const amount = money(120_000n, 'PKR');
const credited = (transferId: string): Deposit => ({
  id: `dep_${'0'.repeat(32)}`,
  merchantId: 'mer_1',
  mode: 'test',
  dialect: 'paykassma',
  contentHash: '',
  reference: '3158538',
  walletType: 'easypaisa',
  currency: 'PKR',
  label: '786442',
  labelKey: '',
  number: '67923175246',
  claimed: amount,
  amountMismatch: 'credit_real',
  transfer: { id: transferId, receivingNumber: '03450000001', senderNumber: '', amount, transferredAt: at },
  state: 'credited',
  reason: null,
  decision: null,
  metadata: {},
  dialectData: {},
  createdAt: at,
  updatedAt: at,
  expiresAt: at,
  settledAt: at,
  nextActionAt: null,
  version: 2,
  eventCount: 1,
});

test('a transfer’s number is above zero, fits a signed integer of 32 bits, and is the same for the same transfer', () => {
  const ids = fc.array(fc.nat(15).map((digit) => digit.toString(16)), { minLength: 32, maxLength: 32 }).map((digits) => `trf_${digits.join('')}`);
  const extremes = ['0', '7', '8', 'f'].map((digit) => [`trf_${digit.repeat(32)}`] as [string]);
  fc.assert(
    fc.property(ids, (id) => {
      const { transferNumber } = depositToProto(credited(id));
      expect(transferNumber).toMatch(/^[1-9]\d{0,9}$/);
      expect(Number(transferNumber)).toBeLessThan(2 ** 31);
      expect(depositToProto(credited(id)).transferNumber).toBe(transferNumber);
    }),
    { examples: extremes },
  );
});

test('a deposit without a transfer has the number 0', () => {
  expect(depositToProto({ ...credited(''), transfer: null, state: 'possible' }).transferNumber).toBe('0');
});
