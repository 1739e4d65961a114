import { randomInt } from 'node:crypto';
import { accountName, isAccountNumber, isBank } from '../core/banks.ts';
import { isDeclineBehaviour, isPayoutBehaviour, whenPaidOut } from '../core/behaviours.ts';
import { compactTime } from '../core/karachi.ts';
import { openQuestions } from '../core/open-questions.ts';
import { payOut } from '../usecases/payout.ts';
import { paymentAnswer, readAmount, REFERENCE, refuse } from './payout-call.ts';
import type { Perform } from './payout-call.ts';
import { payoutCode, refusedReply } from './payout-replies.ts';

interface Asked {
  readonly account: string;
  readonly bankCode: string;
  readonly accountNumber: string;
  readonly amountMinor: bigint;
}

/** The two calls of an inter-bank transfer. The payment names nothing but its title fetch, which is good for one payment of the same account. */
export function interBankTransfer(now: () => Date): { readonly titleFetch: Perform; readonly payment: Perform } {
  const fetches = openQuestions<Asked>(now);
  return {
    async titleFetch(desk, account, { bankAccountNumber: accountNumber = '', bankCode = '', amount = '', receiverMSISDN = '', referenceId: reference = '' }) {
      if (account.destination !== 'bank') return refuse(payoutCode.notAllowed, reference);
      const amountMinor = readAmount(amount);
      const right = isBank(bankCode) && /^03\d{9}$/.test(receiverMSISDN) && amountMinor > 0n && REFERENCE.test(reference);
      if (!right) return refuse(payoutCode.invalidParameter, reference);
      if (!isAccountNumber(accountNumber) || isClosed(desk.wallets.manner('jazzcash', accountNumber).behaviour)) return refuse(payoutCode.badAccount, reference);
      const transactionID = randomInt(2 ** 47).toString().padStart(15, '7');
      fetches.open(transactionID, { account: account.id, bankCode, accountNumber, amountMinor });
      return { kind: 'reply', reply: { ...refusedReply(payoutCode.processed, reference), transactionID, dateTime: compactTime(now()), amount, accountTitle: 'SIMULATED ACCOUNT' } };
    },
    async payment(desk, account, { Init_transactionID: transactionId = '', referenceID: reference = '' }) {
      if (account.destination !== 'bank') return refuse(payoutCode.notAllowed, reference);
      if (!REFERENCE.test(reference)) return refuse(payoutCode.invalidParameter, reference);
      const asked = fetches.spend(transactionId);
      if (asked?.account !== account.id) return refuse(payoutCode.invalidTransaction, reference);
      const { bankCode, accountNumber, amountMinor } = asked;
      const order = { account, reference, subject: reference, mobile: accountName(bankCode, accountNumber), behavesAs: accountNumber, amountMinor };
      return paymentAnswer(await payOut(desk, order), reference);
    },
  };
}

/** An account that cannot be paid is refused before a payment; what befalls a payment befalls it. */
function isClosed(behaviour: Parameters<typeof whenPaidOut>[0]): boolean {
  return isDeclineBehaviour(whenPaidOut(behaviour)) && !isPayoutBehaviour(behaviour);
}
