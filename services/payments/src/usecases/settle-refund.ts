import type { Payment, Verdict } from '@adaigi/domain';
import { settleByOperators, type Judgement, type Settled, type SettlePorts } from './settle-by-operators.ts';

export interface SettleRefund extends Judgement {
  readonly refundId: string;
  readonly verdict: Exclude<Verdict, 'reversed'>;
}

/** @throws AdaigiError like {@link settleByOperators}. */
export async function settleRefund(ports: SettlePorts, asked: SettleRefund): Promise<Settled> {
  const { refundId, verdict } = asked;
  const stateIn = (payment: Payment): string => payment.refunds.find((each) => each.id === refundId)?.state ?? '';
  return settleByOperators(ports, asked, {
    inputOf: () => ({ kind: 'settle-refund', id: refundId, verdict, at: ports.clock.now() }),
    factsOf: (before, after) => ({ action: 'refund.settled', attemptNumber: 0, refundId, verdict, stateBefore: stateIn(before), stateAfter: stateIn(after) }),
  });
}
