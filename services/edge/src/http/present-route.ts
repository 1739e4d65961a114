import type { RouteAnswer } from '../schemas/route-answer.ts';
import type { ExplainedDecision } from '../usecases/explain-route.ts';
import { orNull } from './present-payment.ts';

export function presentRoute(paymentId: string, decisions: readonly ExplainedDecision[]): RouteAnswer {
  return {
    paymentId,
    decisions: decisions.map(({ decision, attempt }) => ({
      decidedAt: decision.decidedAt,
      forAttempt: decision.attemptNumber,
      summary: decision.summary,
      approach: decision.approach,
      draw: decision.draw,
      candidates: decision.candidates.map(({ channel, wallet, score, low, high, choiceProbability, health, reasons }) => ({ channel, wallet, score, low, high, choiceProbability, health, reasons: [...reasons] })),
      removed: decision.removals.map(({ channel, constraint, detail }) => ({ channel, constraint, detail: orNull(detail) })),
      policies: [...decision.policies],
      attempt: attempt && { number: attempt.number, channel: attempt.channel, state: attempt.state, reason: orNull(attempt.reason) },
    })),
  };
}
