import type { AttemptView, Caller, DecisionView, EdgePorts } from '../ports.ts';
import { paymentIdOf } from './get-payment.ts';

/** A decision, and the attempt that was made of it. */
export interface ExplainedDecision {
  readonly decision: DecisionView;
  readonly attempt: AttemptView | null;
}

/** Why a payment of the caller's own world went the way it went. @throws AdaigiError `not_found`, `unavailable` */
export async function explainRoute(ports: Pick<EdgePorts, 'payments' | 'routing'>, caller: Caller, paymentId: string): Promise<readonly ExplainedDecision[]> {
  const id = paymentIdOf(paymentId);
  const [payment, decisions] = await Promise.all([ports.payments.get(caller, { id }), ports.routing.decisionsOf(id)]);
  return decisions.map((decision) => ({ decision, attempt: payment.attempts.find(({ decisionId }) => decisionId === decision.id) ?? null }));
}
