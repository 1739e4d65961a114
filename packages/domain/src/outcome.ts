import type { Money } from './money.ts';

/** Whose doing a decline is. Only `issuer` and `provider` count against a channel. */
export const FAULTS = ['payer', 'issuer', 'provider', 'merchant'] as const;
export type Fault = (typeof FAULTS)[number];

/** What may follow a decline: nothing, another channel of the same wallet, or the same channel again with a new reference. */
export const RETRIES = ['never', 'other-path', 'same-path'] as const;
export type Retry = (typeof RETRIES)[number];

/** What the payer must do before a pending operation can go on. */
export interface NextAction {
  readonly type: 'approve_in_wallet' | 'pay_with_token';
  /** Shown to the payer; empty for a prompt. */
  readonly token: string;
  readonly expiresAt: Date | null;
}

/** What a provider says about an operation beside its verdict. */
export interface ProviderFacts {
  /** The provider's own code, for people; empty when there was none. */
  readonly providerCode: string;
  /** The provider's own transaction number; empty when there was none. */
  readonly providerTransactionId: string;
}

/**
 * What an answer of a provider, or its absence, proves about one operation.
 *
 * - `succeeded`: the money moved as asked. `reversed` when the provider says it was given back since.
 * - `declined`: it did not move and will not.
 * - `pending`: the provider says itself that it has not decided.
 * - `unknown`: anything may have happened (time-out after send, 5xx, unreadable body, code we do not know). Never turned into a failure
 *   or a success by assumption. `integrityProblem` names a field that contradicts what was asked.
 * - `not_sent`: the provider certainly never received the request; the only outcome that is safe to try again.
 */
export type Outcome =
  | ({ readonly kind: 'succeeded'; readonly amount: Money | null; readonly reversed: boolean } & ProviderFacts)
  | ({ readonly kind: 'declined'; readonly fault: Fault; readonly retry: Retry; readonly reason: Reason } & ProviderFacts)
  | ({ readonly kind: 'pending'; readonly nextAction: NextAction | null } & ProviderFacts)
  | ({ readonly kind: 'unknown'; readonly reason: Reason; readonly integrityProblem: string | null } & ProviderFacts)
  | { readonly kind: 'not_sent'; readonly reason: Reason };

export type OutcomeKind = Outcome['kind'];

/** Facts of an operation about which the provider told nothing. */
export const NO_FACTS: ProviderFacts = { providerCode: '', providerTransactionId: '' };

/**
 * The catalogue of reasons: why a payment, attempt or refund ended without money, or why nobody knows. One sentence each, written for
 * the merchant, free of personal data.
 */
export const REASONS = {
  insufficient_funds: 'The wallet does not hold enough money.',
  limit_exceeded: 'A limit of the wallet was exceeded.',
  wrong_pin: 'The payer entered a wrong PIN.',
  pin_not_entered: 'The payer did not enter the PIN in time.',
  payer_cancelled: 'The payer refused the payment.',
  no_such_account: 'The mobile number has no such wallet.',
  account_blocked: 'The wallet account is blocked or inactive.',
  account_not_permitted: 'The wallet account may not make this payment.',
  invalid_payer_details: 'The wallet refused the details of the payer.',
  amount_not_allowed: 'The wallet does not allow this amount.',
  token_expired: 'The payment token expired unused.',
  payer_busy: 'Another payment of this mobile number waits for an answer.',
  provider_maintenance: 'The wallet provider is in maintenance.',
  provider_refused: 'The wallet provider refused the payment.',
  provider_error: 'The wallet provider had an error.',
  provider_timeout: 'The wallet provider did not answer in time.',
  provider_unreachable: 'The wallet provider could not be reached.',
  provider_unreadable: 'The answer of the wallet provider could not be read.',
  provider_code_unknown: 'The wallet provider answered with a code that is not documented.',
  provider_pending: 'The wallet provider has not decided yet.',
  not_found_yet: 'The wallet provider does not know the payment yet.',
  never_received: 'The wallet provider never received the payment.',
  configuration: 'The channel is not configured correctly; an operator has been told.',
  integrity: 'The answer of the wallet provider contradicts what was asked.',
  channel_busy: 'All places of the channel are taken.',
  breaker_open: 'The channel is resting after errors.',
  too_late: 'The time to send the payment had passed.',
  no_channel: 'No channel may take this payment now.',
  risk_rejected: 'The payment was refused by a risk rule.',
  expired: 'The payment ran out of time before it could be sent.',
  cancelled: 'The merchant cancelled the payment.',
  reversed_by_provider: 'The wallet provider gave the money back by itself.',
  settled_by_operator: 'An operator settled the payment by evidence.',
  refund_is_manual: 'This wallet gives money back only by hand.',
  refund_refused: 'The wallet provider refused the refund.',
  refund_unknown: 'Nobody knows yet whether the refund went through.',
  receiver_refused: 'The wallet or bank refused the receiver of the payout.',
  payout_funds_short: 'The account that pays out does not hold enough money; an operator has been told.',
  insufficient_balance: 'The balance does not cover the payout and its fee.',
  login_refused: 'The wallet provider refused our login before it read the request.',
  no_inquiry: 'The wallet provider cannot be asked what became of it.',
} as const satisfies Record<string, string>;
export type Reason = keyof typeof REASONS;

export function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text);
}
