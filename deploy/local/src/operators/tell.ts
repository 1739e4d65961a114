import type { AuditRecord__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/AuditRecord.ts';
import type { Finding__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Finding.ts';
import type { OpenQuestion__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/OpenQuestion.ts';
import type { Attempt__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Attempt.ts';
import type { Payment__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Payment.ts';
import type { Payout__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Payout.ts';

type Subject = { readonly attemptNumber: number; readonly refundId: string };
type Amount = { readonly minor: string; readonly currency: string } | null | undefined;

/** What is in question, as a person types it into `settle`. */
function subject({ attemptNumber, refundId }: Subject): string {
  return refundId === '' ? `attempt ${attemptNumber}` : `refund ${refundId}`;
}

function amountOf(amount: Amount): string {
  const minor = (amount?.minor ?? '0').padStart(3, '0');
  return `${amount?.currency ?? ''} ${minor.slice(0, -2)}.${minor.slice(-2)}`;
}

/** `PAYMENT_STATE_SUCCEEDED` -> `succeeded`. */
function word(name: string, prefix: string): string {
  return name.slice(prefix.length).toLowerCase();
}

/** One line of the list of open questions. */
export function questionLine(question: OpenQuestion__Output, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(question.since).getTime()) / 60_000));
  const waits = question.needsOperator ? 'WAITS FOR A PERSON' : question.nextLookAt === '' ? 'no look planned' : `next look ${question.nextLookAt}`;
  const state = `${question.state}${question.reason === '' ? '' : `: ${question.reason}`}`;
  return `${question.paymentId}  ${subject(question)}  ${question.channel}  ${amountOf(question.amount)}  ${state}  open for ${minutes} min  ${waits}`;
}

/** A payment with its attempts and refunds; nothing personal. */
export function paymentLines(payment: Payment__Output): string[] {
  const failure = payment.failure === undefined || payment.failure === null ? '' : `: ${payment.failure.code}, ${payment.failure.message}`;
  return [
    `payment ${payment.id}: ${amountOf(payment.amount)}, ${word(payment.state, 'PAYMENT_STATE_')}${failure}`,
    `  merchant ${payment.merchantId}, ${payment.dialect}, order ${payment.reference}, ${word(payment.mode, 'MODE_')}, created ${payment.createdAt}, version ${payment.version}`,
    ...payment.attempts.map(attemptLine),
    ...payment.refunds.map((refund) => `  refund ${refund.id} (${refund.origin}) of ${amountOf(refund.amount)}, asked ${refund.createdAt}: ${word(refund.state, 'REFUND_STATE_')}${told([refund.failureCode])}`),
  ];
}

/** A payout with its attempts; nothing personal. */
export function payoutLines(payout: Payout__Output): string[] {
  const failure = payout.failure === undefined || payout.failure === null ? '' : `: ${payout.failure.code}, ${payout.failure.message}`;
  return [
    `payout ${payout.id}: ${amountOf(payout.amount)} to ${payout.receiver?.bank || payout.wallet}, ${word(payout.state, 'PAYOUT_STATE_')}${failure}${payout.reversed ? ', taken back by the provider since' : ''}`,
    `  merchant ${payout.merchantId}, ${payout.dialect}, order ${payout.reference}, ${word(payout.mode, 'MODE_')}, created ${payout.createdAt}, version ${payout.version}`,
    ...payout.attempts.map(attemptLine),
  ];
}

function attemptLine(attempt: Attempt__Output): string {
  const { number, channel, reference, sentAt, reason, providerCode, providerTransactionId, inquiriesMade, needsOperator } = attempt;
  const facts = told([reason, providerCode && `provider code ${providerCode}`, providerTransactionId && `transaction ${providerTransactionId}`]);
  const waits = needsOperator ? ', WAITS FOR A PERSON' : '';
  return `  attempt ${number} over ${channel}, reference ${reference}, sent ${sentAt}: ${word(attempt.state, 'ATTEMPT_STATE_')}${facts}, ${inquiriesMade} inquiries${waits}`;
}

/** What a look found out. */
export function findingLine(finding: Finding__Output): string {
  const { outcome, stateBefore, stateAfter } = finding;
  const change = stateBefore === stateAfter ? `stays ${stateAfter}` : `${stateBefore} -> ${stateAfter}`;
  if (outcome === undefined || outcome === null) return `${subject(finding)}: nobody could be asked; ${change}`;
  const facts = told([outcome.reason, outcome.providerCode && `code ${outcome.providerCode}`, outcome.integrityProblem && `contradicts our ${outcome.integrityProblem}`]);
  return `${subject(finding)}: ${word(outcome.kind, 'OUTCOME_KIND_')}${facts}; ${change}`;
}

/** What operators did. */
export function recordLine(record: AuditRecord__Output): string {
  const { seq, at, operators, verdict, stateBefore, stateAfter, reason, hash } = record;
  return `${at}  ${subject(record)} ${verdict} (${stateBefore} -> ${stateAfter}) by ${operators.join(' and ')}: ${reason}  [record ${seq}, ${hash.slice(0, 16)}]`;
}

function told(facts: readonly string[]): string {
  const known = facts.filter((fact) => fact !== '');
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}
