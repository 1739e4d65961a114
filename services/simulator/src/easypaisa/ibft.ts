import { randomInt } from 'node:crypto';
import type { EasypaisaPayoutAccount } from '../core/accounts.ts';
import { accountName, ibanOf, isAccountNumber, isTitleOf } from '../core/banks.ts';
import { isDeclineBehaviour, isPayoutBehaviour, whenPaidOut } from '../core/behaviours.ts';
import { openQuestions } from '../core/open-questions.ts';
import { payOut } from '../usecases/payout.ts';
import { invalid, readAmount, readMobile, refuse, transferAnswer } from './payout-call.ts';
import type { Fields, Perform } from './payout-call.ts';
import { done, refusedFor } from './payout-replies.ts';

/** What both calls name, and nothing else. */
interface Asked {
  readonly account: string;
  readonly bank: string;
  readonly accountNumber: string;
  readonly mobile: string;
  readonly amountMinor: bigint;
}

/**
 * The two calls of an inter-bank transfer. The transfer repeats everything that was asked and everything that was answered; the answer's `Username`,
 * whose sense nobody has published, is made to name the question here, and is good for one transfer.
 */
export function interBankTransfer(now: () => Date): { readonly inquiry: Perform; readonly transfer: Perform } {
  const questions = openQuestions<Asked>(now);
  return {
    async inquiry(desk, account, fields) {
      if (account.destination !== 'bank') return refuse('OPERATION_NOT_ALLOWED', '8');
      const asked = readAsked(account, fields);
      if (asked === undefined) return invalid;
      if (!isTitleOf(fields['BankTitle'] ?? '', asked.bank)) return refuse('TARGET_BANK_NOT_FOUND', '7');
      const { behaviour } = desk.wallets.manner('easypaisa', asked.accountNumber);
      const isClosed = isDeclineBehaviour(whenPaidOut(behaviour)) && !isPayoutBehaviour(behaviour);
      if (!isAccountNumber(asked.accountNumber) || isClosed) return { kind: 'reply', reply: refusedFor('no-account', '14') };
      const Username = `IBFT${randomInt(2 ** 47)}`;
      questions.open(Username, asked);
      return { kind: 'reply', reply: done({ ...ownerOf(asked), Username }) };
    },
    async transfer(desk, account, fields) {
      if (account.destination !== 'bank') return refuse('OPERATION_NOT_ALLOWED', '8');
      const again = readAsked(account, fields);
      const asked = questions.spend(fields['Username'] ?? '');
      if (again === undefined || asked === undefined || !isSame(again, asked) || !repeats(fields, asked)) return invalid;
      const { bank, accountNumber, amountMinor } = asked;
      const mobile = accountName(bank, accountNumber);
      const reference = randomInt(2 ** 47).toString().padStart(15, '5');
      return transferAnswer(await payOut(desk, { account, reference, subject: `${mobile}:${amountMinor}`, mobile, behavesAs: accountNumber, amountMinor }));
    },
  };
}

function readAsked(account: EasypaisaPayoutAccount, { Amount = '', AccountNumber = '', BankShortName = '', BankTitle = '', MSISDN, ReceiverMSISDN = '', TransactionPurpose }: Fields): Asked | undefined {
  const [mobile, amountMinor] = [readMobile(ReceiverMSISDN), readAmount(Amount)];
  const isRight = mobile !== undefined && amountMinor > 0n && MSISDN === account.msisdn && TransactionPurpose === '0350' && AccountNumber !== '' && BankTitle !== '';
  return isRight ? { account: account.id, bank: BankShortName, accountNumber: AccountNumber, mobile, amountMinor } : undefined;
}

function ownerOf({ accountNumber }: Asked): { readonly Name: string; readonly Branch: string; readonly ReceiverIBAN: string } {
  return { Name: 'SIMULATED ACCOUNT', Branch: 'MAIN BRANCH', ReceiverIBAN: ibanOf(accountNumber) };
}

function isSame(one: Asked, other: Asked): boolean {
  return one.account === other.account && one.bank === other.bank && one.accountNumber === other.accountNumber && one.mobile === other.mobile && one.amountMinor === other.amountMinor;
}

function repeats({ SenderName, Branch, ReceiverIBAN }: Fields, asked: Asked): boolean {
  const owner = ownerOf(asked);
  return SenderName === owner.Name && Branch === owner.Branch && ReceiverIBAN === owner.ReceiverIBAN;
}
