import type { Payment, Verdict } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { settleByOperators, type Judgement, type Settled, type SettlePorts } from './settle-by-operators.ts';

export interface SettleAttempt extends Judgement {
  readonly attemptNumber: number;
  readonly verdict: Verdict;
  /** Empty when unknown. */
  readonly providerTransactionId: string;
}

/** @throws AdaigiError like {@link settleByOperators}. */
export async function settleAttempt(ports: SettlePorts, asked: SettleAttempt): Promise<Settled> {
  const { attemptNumber, verdict } = asked;
  const providerTransactionId = checkedTransactionId(asked.providerTransactionId);
  const stateIn = (payment: Payment): string => {
    const attempt = payment.attempts.find((each) => each.number === attemptNumber);
    return attempt?.reversed === true ? 'reversed' : (attempt?.state ?? '');
  };
  return settleByOperators(ports, asked, {
    inputOf: (payment) => ({
      kind: 'settle-attempt',
      number: attemptNumber,
      verdict,
      providerTransactionId,
      retryPolicy: ports.policy.retry,
      refundId: ports.ids.refundId(payment.id, `give-back:${attemptNumber}`),
      at: ports.clock.now(),
    }),
    factsOf: (before, after) => ({ action: 'attempt.settled', attemptNumber, refundId: '', verdict, stateBefore: stateIn(before), stateAfter: stateIn(after) }),
  });
}

/** @throws AdaigiError invalid_request for a number that no provider gives. */
export function checkedTransactionId(text: string): string {
  if (/^[\x21-\x7e]{0,64}$/.test(text)) return text;
  const problem = { field: 'providerTransactionId', rule: 'pattern', message: 'must have at most 64 characters and no spaces' };
  throw new AdaigiError('invalid_request', 'the transaction number is not valid', { fields: [problem] });
}
