import type { AttemptEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/AttemptEvent.ts';
import type { RoutingDecisionEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RoutingDecisionEvent.ts';

const TIME = '2026-11-21T10:00:00.000Z';

export function decisionEvent(decisionId: string, changes: Partial<RoutingDecisionEvent__Output> = {}): RoutingDecisionEvent__Output {
  return {
    paymentId: 'pay_1', attemptNumber: 1, decisionId, merchantId: 'mer_1', mode: 'MODE_TEST', channels: ['a', 'b'], scores: [0.9, 0.8], choiceProbabilities: [0.7, 0.3], removals: [],
    approach: 'thompson', summary: '', occurredAt: TIME, lows: [], highs: [], healths: [], draw: 0, features: [], amountMinor: '5000', currency: 'PKR', wallet: '', policies: [], ...changes,
  }; // prettier-ignore
}

export function attemptEvent(decisionId: string, changes: Partial<AttemptEvent__Output> = {}): AttemptEvent__Output {
  return {
    paymentId: 'pay_1', seq: '1', attemptNumber: 1, merchantId: 'mer_1', mode: 'MODE_TEST', channel: 'a', wallet: 'jazzcash', reference: 'ref', state: 'ATTEMPT_STATE_SUCCEEDED', amountMinor: '5000',
    currency: 'PKR', fault: 'FAULT_UNSPECIFIED', reason: '', providerCode: '', evidence: 'reply', sentAt: TIME, occurredAt: TIME, decisionId, choiceProbability: 0.7, repeatPayer: false, method: 'wallet', ...changes,
  }; // prettier-ignore
}
