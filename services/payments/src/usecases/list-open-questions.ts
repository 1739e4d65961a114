import type { Attempt, Money, Payment, Refund } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { OpenQuestionIndex } from '../operator-ports.ts';
import type { PaymentStore } from '../ports.ts';

/** An attempt or a refund of which nobody knows, or that only a person can settle. */
export interface OpenQuestion {
  readonly payment: Payment;
  readonly attempt: Attempt | null;
  readonly refund: Refund | null;
  readonly channel: string;
  readonly amount: Money;
  readonly since: Date;
  readonly needsOperator: boolean;
  readonly nextLookAt: Date | null;
}

const DEFAULT_LIMIT = 20;
const LARGEST_LIMIT = 100;

/**
 * What is open: first what waits for a person, then by age.
 *
 * @param limit - 1 to 100; 0 means 20.
 * @throws AdaigiError invalid_request.
 */
export async function listOpenQuestions(ports: { store: PaymentStore; questions: OpenQuestionIndex }, limit: number): Promise<OpenQuestion[]> {
  if (limit < 0 || limit > LARGEST_LIMIT) {
    throw new AdaigiError('invalid_request', 'limit is out of range', { fields: [{ field: 'limit', rule: 'max', message: `must be 1 to ${LARGEST_LIMIT}` }] });
  }
  const size = limit === 0 ? DEFAULT_LIMIT : limit;
  const ids = await ports.questions.paymentIds(size);
  const payments = await Promise.all(ids.map((id) => ports.store.find(id)));
  return payments
    .flatMap((payment) => (payment === null ? [] : questionsOf(payment)))
    .toSorted((a, b) => Number(b.needsOperator) - Number(a.needsOperator) || a.since.getTime() - b.since.getTime())
    .slice(0, size);
}

function questionsOf(payment: Payment): OpenQuestion[] {
  const attempts = payment.attempts.filter(isDoubtful).map((attempt): OpenQuestion => {
    const { channel, sentAt: since, needsOperator, nextInquiryAt: nextLookAt } = attempt;
    return { payment, attempt, refund: null, channel, amount: payment.amount, since, needsOperator, nextLookAt };
  });
  const refunds = payment.refunds.filter(isUnanswered).map((refund): OpenQuestion => {
    const channel = payment.attempts.find((each) => each.number === refund.attemptNumber)?.channel ?? '';
    const { amount, sentAt, createdAt, nextActionAt: nextLookAt } = refund;
    return { payment, attempt: null, refund, channel, amount, since: sentAt ?? createdAt, needsOperator: refund.state === 'needs_operator', nextLookAt };
  });
  return [...attempts, ...refunds];
}

function isUnanswered({ state }: Refund): boolean {
  return state === 'needs_operator' || state === 'processing';
}

/** A call under way is no doubt yet, and neither is a payer who has been told what to do. */
function isDoubtful(attempt: Attempt): boolean {
  return attempt.needsOperator || attempt.state === 'unknown' || attempt.state === 'quarantined' || (attempt.state === 'pending' && attempt.nextAction === null);
}
