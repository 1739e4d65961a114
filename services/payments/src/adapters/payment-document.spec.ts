import { expect, test } from '@jest/globals';
import type { Attempt } from '@adaigi/domain';
import { changed, newPayment, startInput } from '../../test/contracts/payment-store.ts';
import { fromDocument, toDocument, type PaymentDocument } from './payment-document.ts';

test('attempts that were stored before contradictions were kept are read: of a quarantine the amount may be what was contested', () => {
  const { payment } = newPayment();
  const started = changed(payment, startInput(payment)).payment;
  const stored = toDocument(started, '', []);
  const old = (state: Attempt['state']): PaymentDocument => ({
    ...stored,
    attempts: stored.attempts.map(({ amountContested: _amount, returnUnexplained: _return, hintAsked: _hint, hintedAt: _since, overdueAt: _overdue, ...attempt }) => ({ ...attempt, state }) as Attempt),
  });
  const read = (document: PaymentDocument) => fromDocument(document, payment.payer).attempts[0];
  expect(read(old('unknown'))).toMatchObject({ amountContested: false, returnUnexplained: false, hintAsked: false, hintedAt: null, overdueAt: null });
  expect(read(old('quarantined'))).toMatchObject({ amountContested: true });
  expect(read({ ...stored, attempts: stored.attempts.map((attempt) => ({ ...attempt, state: 'quarantined' })) })).toMatchObject({ amountContested: false });
});
