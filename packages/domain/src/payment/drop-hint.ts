import type { Change } from './change.ts';
import { isOpen, type Payment } from './types.ts';

/**
 * Nobody could say in time what became of a settled attempt that somebody hinted at: what was known stands. Only a hint that was asked about is given
 * up, as only such a one is answered; of an open attempt the doubt remains, and with it the hint.
 */
export function dropHint(payment: Payment, reference: string): Change {
  const attempt = payment.attempts.find((each) => each.reference === reference);
  if (attempt === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  if (isOpen(attempt) || !attempt.hinted || !attempt.hintAsked) return { kind: 'unchanged' };
  const settled = { ...attempt, hinted: false, hintAsked: false, hintedAt: null, nextInquiryAt: null };
  return { kind: 'changed', payment: { ...payment, attempts: payment.attempts.map((each) => (each.number === settled.number ? settled : each)) }, events: [] };
}
