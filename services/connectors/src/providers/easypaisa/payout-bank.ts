import { declined, notSent, textField } from '@adaigi/connector-kit';
import type { PayoutConnectorDeps, PayoutOrder } from '@adaigi/connector-kit';
import type { Outcome } from '@adaigi/domain';
import type { BankWords, EasypaisaPayoutConfig } from './payout-config.ts';
import { checkOutcome, transferOutcome } from './payout.ts';
import { callGateway, toMsisdn, toRupees } from './payout-wire.ts';
import type { GatewayCall, GatewayFields } from './payout-wire.ts';

export type EasypaisaBankConfig = EasypaisaPayoutConfig & { readonly banks: ReadonlyMap<string, BankWords> };

/** The gateway's code for the purpose of a transfer, the only one that known clients send. */
const PURPOSE = '0350';

/**
 * An inter-bank transfer (IBFT): a question about the account, then the transfer that repeats its answer. As between wallets no reference of ours
 * travels, so whatever can be refused is refused before it, and a doubt about the transfer itself is a person's.
 */
export async function payIntoBank(config: EasypaisaBankConfig, deps: PayoutConnectorDeps, order: PayoutOrder, signal: AbortSignal): Promise<Outcome> {
  const words = config.banks.get(order.receiver.bank);
  // Another channel may know the bank.
  if (words === undefined) return declined({ fault: 'merchant', retry: 'other-path', reason: 'receiver_refused' });
  const fields = accountFields(config, order, words);
  const asked = await callGateway(config, deps, { path: config.paths.check, fields, timeoutMs: deps.timeouts.inquireMs, signal });
  if (asked.kind === 'outcome') return asked.outcome.kind === 'not_sent' ? asked.outcome : notSent('provider_unreachable');
  const refused = checkOutcome(asked.fields) ?? otherAccount(order, asked.fields);
  if (refused !== null) return refused;
  const { leaveBy } = order;
  const reply = await callGateway(config, deps, { path: config.paths.transfer, fields: { ...fields, ...repeated(asked.fields) }, timeoutMs: deps.timeouts.payoutMs, leaveBy, signal });
  return reply.kind === 'outcome' ? reply.outcome : transferOutcome(reply.fields);
}

/** What both calls name. */
export function accountFields(config: EasypaisaPayoutConfig, { amount, receiver }: PayoutOrder, { title, shortName }: BankWords): GatewayCall['fields'] {
  return {
    Amount: toRupees(amount),
    AccountNumber: receiver.accountNumber,
    BankTitle: title,
    BankShortName: shortName,
    MSISDN: config.msisdn,
    ReceiverMSISDN: toMsisdn(receiver.mobile),
    TransactionPurpose: PURPOSE,
  };
}

/** What the transfer repeats of the answer; what that does not name is sent empty, and the bank decides. */
export function repeated(fields: GatewayFields): GatewayCall['fields'] {
  return { SenderName: textField(fields, 'Name'), Branch: textField(fields, 'Branch'), Username: textField(fields, 'Username'), ReceiverIBAN: textField(fields, 'ReceiverIBAN') };
}

/** The transfer goes to the IBAN of the answer: where the merchant named one, it must be that one. */
function otherAccount({ receiver }: PayoutOrder, fields: GatewayFields): Outcome | null {
  const iban = textField(fields, 'ReceiverIBAN').replaceAll(/[\s-]/g, '').toUpperCase();
  const isOther = iban !== '' && receiver.accountNumber.startsWith('PK') && iban !== receiver.accountNumber;
  return isOther ? declined({ fault: 'provider', retry: 'other-path', reason: 'integrity' }) : null;
}
