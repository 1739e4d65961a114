import type { PayoutView } from '../payout-ports.ts';
import type { PayoutAnswer } from '../schemas/payout-answer.ts';
import { maskReceiver } from '../usecases/payer.ts';
import { orNull } from './present-payment.ts';

/** A payout in the words of the native HTTP API, personal data masked. */
export function presentPayout(payout: PayoutView): PayoutAnswer {
  const { mobile, name, cnic, bank, accountNumber } = maskReceiver(payout.receiver);
  return {
    id: payout.id,
    state: payout.state,
    amount: Number(payout.amount.minor),
    fee: payout.fee === null ? null : Number(payout.fee.minor),
    currency: payout.amount.currency,
    wallet: payout.wallet,
    receiver: { mobile, name: orNull(name), cnic: orNull(cnic), bank: orNull(bank), accountNumber: orNull(accountNumber) },
    reference: payout.reference,
    description: orNull(payout.description),
    metadata: { ...payout.metadata },
    isTest: payout.mode === 'test',
    createdAt: payout.createdAt,
    expiresAt: orNull(payout.expiresAt),
    settledAt: orNull(payout.settledAt),
    reversed: payout.reversed,
    failure: payout.failure && { code: payout.failure.code, message: payout.failure.message },
    attempts: payout.attempts.map(({ number, channel, state, reason, sentAt, settledAt }) => ({
      number,
      channel,
      state,
      reason: orNull(reason),
      sentAt: orNull(sentAt),
      settledAt: orNull(settledAt),
    })),
  };
}
