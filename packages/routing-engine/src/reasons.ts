import type { Reason } from './types.ts';
import type { View } from './view.ts';

/** Fewer outcomes than that are few. */
const FEW = 8;

const HEALTH: Readonly<Record<View['health'], Reason | null>> = {
  up: null,
  degraded: { code: 'degraded', text: 'fewer attempts succeed than usual' },
  down: { code: 'down', text: 'seems to be down' },
  probing: { code: 'probing', text: 'may be back after an outage' },
};
const FEW_OUTCOMES: Reason = { code: 'few_outcomes', text: 'little is known of it yet' };
const BREAKER_OPEN: Reason = { code: 'breaker_open', text: 'its breaker is open' };
const EXPLORED: Reason = { code: 'explored', text: 'tried in order to know it better' };

/** What is to be said of a channel beyond the figures. */
export function reasonsFor(view: View, explored: boolean): readonly Reason[] {
  const { mean, variance, overdue, ownSegment } = view;
  const reasons: Reason[] = [];
  const health = HEALTH[view.health];
  if (health !== null) reasons.push(health);
  if (view.breakerOpen) reasons.push(BREAKER_OPEN);
  if (overdue > 0) reasons.push({ code: 'answers_overdue', text: `${overdue} answers are overdue` });
  if (ownSegment !== null) reasons.push({ code: 'segment_differs', text: `payments of ${ownSegment} fare differently here` });
  if ((mean * (1 - mean)) / variance - 1 < FEW) reasons.push(FEW_OUTCOMES);
  if (explored) reasons.push(EXPLORED);
  return reasons;
}
