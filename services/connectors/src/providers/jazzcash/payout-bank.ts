import { declined, notSent, textField } from '@adaigi/connector-kit';
import type { PayoutConnectorDeps, PayoutOrder } from '@adaigi/connector-kit';
import { toDecimalText } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import { payoutMeaningOf } from './payout-codes.ts';
import type { JazzcashPayoutConfig } from './payout-config.ts';
import { amountIn, payoutOutcome } from './payout.ts';
import { payoutFacts, referenceIn } from './payout-wire.ts';
import type { PayoutCall, PayoutFields, PayoutGateway } from './payout-wire.ts';

export type JazzcashBankConfig = Pick<JazzcashPayoutConfig, 'paths'> & { readonly banks: ReadonlyMap<string, string> };

/** What the title fetch says: the number under which the payment that follows is made, or why none follows. */
export type TitleFetch = { readonly kind: 'title'; readonly transactionId: string } | { readonly kind: 'outcome'; readonly outcome: Outcome };

/**
 * An inter-bank transfer (IBFT): the title fetch, which moves nothing, then the payment that names it. Our reference travels with the payment, so
 * that a status query finds it as it finds one to a wallet.
 */
export async function payIntoBank(config: JazzcashBankConfig, gateway: PayoutGateway, deps: PayoutConnectorDeps, order: PayoutOrder, signal: AbortSignal): Promise<Outcome> {
  const bankCode = config.banks.get(order.receiver.bank);
  // Another channel may know the bank.
  if (bankCode === undefined) return declined({ fault: 'merchant', retry: 'other-path', reason: 'receiver_refused' });
  const asked = await gateway.send({ path: config.paths.check, fields: titleFields(order, bankCode), timeoutMs: deps.timeouts.inquireMs, signal });
  const title = asked.kind === 'outcome' ? unanswered(asked.outcome) : titleFetch(order, asked.fields);
  if (title.kind === 'outcome') return title.outcome;
  const { leaveBy } = order;
  const reply = await gateway.send({ path: config.paths.payout, fields: paymentFields(order, title.transactionId), timeoutMs: deps.timeouts.payoutMs, leaveBy, signal });
  return reply.kind === 'outcome' ? reply.outcome : payoutOutcome(order, reply.fields);
}

/** A title fetch has a reference of its own: the payment's must be new. */
export function titleFields({ receiver, amount, checkReference }: PayoutOrder, bankCode: string): PayoutCall['fields'] {
  return { bankAccountNumber: receiver.accountNumber, bankCode, amount: toDecimalText(amount), receiverMSISDN: receiver.mobile, referenceId: checkReference };
}

/** The spelling of each field is JazzCash's. */
export function paymentFields({ reference }: PayoutOrder, transactionId: string): PayoutCall['fields'] {
  return { Init_transactionID: transactionId, referenceID: reference };
}

/**
 * What the answer to a title fetch proves. It is the payment's only word for receiver and amount, so one that answers another question, or does not
 * say which, is not used. Nothing has moved whatever it says: a refusal is final, and what decides nothing means that nothing was sent.
 */
export function titleFetch(order: PayoutOrder, fields: PayoutFields): TitleFetch {
  const facts = payoutFacts(fields);
  const meaning = payoutMeaningOf(textField(fields, 'responseCode'));
  switch (meaning?.class) {
    case 'succeeded': {
      const transactionId = textField(fields, 'transactionID');
      const isOurs = referenceIn(fields) === order.checkReference && amountIn(fields, order.amount) !== 'other';
      if (isOurs && TRANSACTION_ID.test(transactionId)) return { kind: 'title', transactionId };
      return refused({ fault: 'provider', retry: 'other-path', reason: 'integrity' });
    }
    case 'declined':
      return { kind: 'outcome', outcome: declined(meaning.decline, facts) };
    case 'unknown':
      return unanswered(notSent('channel_busy'));
    case undefined:
      return refused({ fault: 'provider', retry: 'other-path', reason: 'provider_code_unknown' });
    default:
      return meaning satisfies never;
  }

  function refused(decline: Parameters<typeof declined>[0]): TitleFetch {
    return { kind: 'outcome', outcome: declined(decline, facts) };
  }
}

const TRANSACTION_ID = /^[\w.-]{1,64}$/;

/** A question without an answer: the payment has not been made. */
function unanswered(outcome: Outcome): TitleFetch {
  return { kind: 'outcome', outcome: outcome.kind === 'not_sent' ? outcome : notSent('provider_unreachable') };
}
