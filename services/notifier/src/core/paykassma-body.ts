import { createHash } from 'node:crypto';
import type { Money } from '@adaigi/domain';
import { signPaykassmaPostback } from '@adaigi/signatures';
import { convertedAmount, type DayRates } from './converted.ts';
import type { PaykassmaSettings } from './paykassma-settings.ts';

interface PostbackFacts {
  /** The method, as the merchant named it. */
  readonly walletType: string;
  readonly amount: Money;
  /** The user at the merchant. */
  readonly label: string;
  readonly createdAt: Date;
}

/** Money that came in. */
export interface DepositFacts extends PostbackFacts {
  readonly direction: 'ingoing';
  /** The wallet's number, or our own where the payer typed none. */
  readonly transactionId: string;
  readonly customTransactionId: string;
  /** 03XXXXXXXXX; empty when not known. */
  readonly payerMobile: string;
  /** A number of our own for the transfer; 0 when there is none: then one is made of its id. */
  readonly stockpilingId: number;
  readonly activatedAt: Date;
}

/** Money that went out, or did not. */
export interface WithdrawalFacts extends PostbackFacts {
  readonly direction: 'outgoing';
  readonly withdrawalId: string;
  readonly paid: boolean;
  /** 03XXXXXXXXX. */
  readonly accountNumber: string;
  readonly accountName: string;
}

export interface PostbackKeys {
  readonly accessKey: string;
  readonly privateAccessKey: string;
}

const PAID = 1;
const REJECTED = 5;

/**
 * Body of a postback (reference: Paykassma, postbacks). The text of `additional_data` is built once: what is hashed is what stands in the
 * body. Nothing in it depends on the time of sending, so that every try says the same.
 */
export function paykassmaBody(facts: DepositFacts | WithdrawalFacts, keys: PostbackKeys, settings: PaykassmaSettings, rates: DayRates | null): string {
  const { walletType, amount, label, direction, createdAt } = facts;
  const plain = JSON.stringify([facts.direction === 'ingoing' ? depositElement(facts, settings) : withdrawalElement(facts)]);
  const array = settings.escaped ? escapeAll(plain) : plain;
  const head = JSON.stringify({
    signature: signPaykassmaPostback(array, keys.accessKey, keys.privateAccessKey),
    wallet_type: walletType,
    amount: Number(amount.minor) / 100,
    currency_code: amount.currency,
    label,
    converted_amount: convertedAmount(amount.minor, amount.currency, rates, settings.convertedCurrencies),
    direction,
    created_datetime: localTime(createdAt, settings.createdTimezone),
    access_key: keys.accessKey,
  });
  return `${head.slice(0, -1)},"additional_data":${array}}`;
}

// The order of the members is part of the protocol: receivers encode what they decoded and hash it.
function depositElement(facts: DepositFacts, settings: PaykassmaSettings) {
  return {
    activated_datetime: localTime(facts.activatedAt, settings.activatedTimezone),
    exchanger_identifier: facts.payerMobile.replace(/^0/, '92'),
    comment: '',
    amount: amountText(facts.amount),
    currency_code: facts.amount.currency,
    wallet_type: facts.walletType,
    stockpiling_id: facts.stockpilingId === 0 ? numberOf(facts.transactionId) : facts.stockpilingId,
    transaction_id: facts.transactionId,
    transaction_type: 0,
    plugin_custom_order_id: facts.customTransactionId,
    withdrawal_id: null,
    withdrawal_status: null,
    account_number: '',
    account_name: '',
    account_email: '',
    bank_details: { bank_code: '', branch_code: '' },
  };
}

function withdrawalElement(facts: WithdrawalFacts) {
  return {
    activated_datetime: '',
    exchanger_identifier: '',
    comment: '',
    amount: amountText(facts.amount),
    currency_code: facts.amount.currency,
    wallet_type: facts.walletType,
    stockpiling_id: null,
    transaction_id: '',
    transaction_type: null,
    plugin_custom_order_id: '',
    withdrawal_id: facts.withdrawalId,
    withdrawal_status: facts.paid ? PAID : REJECTED,
    account_number: facts.accountNumber,
    account_name: facts.accountName,
    account_email: '',
    bank_details: { bank_code: null, branch_code: null },
  };
}

/** A text, since a float would not survive decoding and encoding everywhere: `1000`, `1000.50`. */
function amountText({ minor }: Money): string {
  const rest = minor % 100n;
  return rest === 0n ? String(minor / 100n) : `${minor / 100n}.${rest.toString().padStart(2, '0')}`;
}

/** Fits the 32-bit integers of old databases. */
function numberOf(id: string): number {
  return (createHash('sha256').update(id).digest().readUInt32BE(0) % 2_147_483_647) + 1;
}

/** As older encoders of PHP write it: `/` as `\/`, everything beyond ASCII as `\uXXXX`. */
function escapeAll(json: string): string {
  return json.replaceAll('/', '\\/').replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `YYYY-MM-DD HH:MM:SS` on the clocks of an IANA zone. */
function localTime(at: Date, timeZone: string): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('sv-SE', { ...options, timeZone }).format(at);
}
