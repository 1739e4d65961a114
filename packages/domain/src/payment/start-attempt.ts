import type { Change } from './change.ts';
import { isFinal, isOpen, type Attempt, type Payment, type PaymentFactEvent } from './types.ts';

/** The intent: everything about an attempt that is known before anything is sent. */
export interface AttemptStart {
  readonly channel: string;
  readonly wallet: string;
  readonly reference: string;
  readonly notAfter: Date;
  /** When to inquire if no answer is ever recorded: after the longest time that the call may take. */
  readonly inquireAt: Date;
  /** When a doubt about it has lasted long enough for a person to look. */
  readonly overdueAt: Date;
  readonly decisionId: string;
  readonly choiceProbability: number;
  readonly routingReason: string;
  readonly repeatPayer: boolean;
  readonly at: Date;
}

/** Records the intent. Refused while another attempt is open or the payment is final: this is what forbids a second send. */
export function startAttempt(payment: Payment, start: AttemptStart): Change {
  if (isFinal(payment.state)) return { kind: 'refused', refusal: 'already_final' };
  if (payment.attempts.some((each) => isOpen(each) || each.amountContested)) return { kind: 'refused', refusal: 'attempt_open' };
  if (payment.waitReason === 'payer_unconfirmed') return { kind: 'refused', refusal: 'payer_unconfirmed' };
  const number = payment.attempts.length + 1;
  const attempt: Attempt = {
    number,
    channel: start.channel,
    wallet: start.wallet,
    reference: start.reference,
    state: 'intent',
    sentAt: start.at,
    notAfter: start.notAfter,
    settledAt: null,
    providerTransactionId: '',
    providerCode: '',
    reason: null,
    fault: null,
    retry: null,
    nextAction: null,
    inquiriesMade: 0,
    nextInquiryAt: start.inquireAt,
    hinted: false,
    hintAsked: false,
    hintedAt: null,
    overdueAt: start.overdueAt,
    needsOperator: false,
    amountContested: false,
    reversed: false,
    returnUnexplained: false,
    decisionId: start.decisionId,
    choiceProbability: start.choiceProbability,
    routingReason: start.routingReason,
    repeatPayer: start.repeatPayer,
  };
  const events: PaymentFactEvent[] = [{ topic: 'attempts', type: 'attempt.started', attemptNumber: number, evidence: '' }];
  if (payment.state === 'accepted') events.unshift({ topic: 'payments', type: 'payment.processing' });
  return {
    kind: 'changed',
    payment: { ...payment, state: 'processing', waitReason: null, attempts: [...payment.attempts, attempt] },
    events,
  };
}
