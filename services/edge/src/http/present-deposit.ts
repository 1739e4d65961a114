import { maskMobile } from '@adaigi/domain';
import type { DepositView } from '../deposit-ports.ts';
import type { DepositAnswer } from '../schemas/deposit-answer.ts';
import { orNull } from './present-payment.ts';

/** A deposit in the words of the native HTTP API, the payer's number masked. */
export function presentDeposit(deposit: DepositView): DepositAnswer {
  const { amount, claimedAmount } = deposit;
  return {
    id: deposit.id,
    state: deposit.state,
    reason: orNull(deposit.reason),
    amount: amount === null ? null : Number(amount.minor),
    claimedAmount: claimedAmount === null ? null : Number(claimedAmount.minor),
    currency: (amount ?? claimedAmount)?.currency ?? 'PKR',
    walletType: deposit.walletType,
    transactionNumber: deposit.transactionNumber,
    user: deposit.label,
    sender: deposit.senderNumber === '' ? null : maskMobile(deposit.senderNumber),
    reference: deposit.reference,
    metadata: { ...deposit.metadata },
    isTest: deposit.mode === 'test',
    createdAt: deposit.createdAt,
    expiresAt: deposit.expiresAt,
    settledAt: orNull(deposit.settledAt),
  };
}
