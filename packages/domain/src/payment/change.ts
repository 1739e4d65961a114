import type { Payment, PaymentFactEvent } from './types.ts';

/** Why an input is not for this payment now. */
export type Refusal =
  | 'already_final'
  | 'attempt_open'
  | 'payer_unconfirmed'
  | 'attempt_exists'
  | 'not_captured'
  | 'exceeds_captured'
  | 'no_such_attempt'
  | 'no_such_refund'
  | 'under_way'
  | 'already_settled'
  | 'must_go_back';

/** What the parts of the state machine answer; `transition` adds what is common to all changes. */
export type Change =
  | { readonly kind: 'changed'; readonly payment: Payment; readonly events: readonly PaymentFactEvent[]; readonly resumeAt?: Date }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };
