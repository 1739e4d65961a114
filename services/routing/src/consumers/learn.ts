import { attemptStateCodec, faultCodec, modeCodec, topics } from '@adaigi/contracts';
import type { AttemptEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/AttemptEvent.ts';
import type { ProviderHealthEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/ProviderHealthEvent.ts';
import type { Kafka, View } from '@adaigi/kafka';
import type { Positions } from '../core/knowledge-snapshot.ts';
import type { Learner } from '../core/learner.ts';

/** Where the learning stands, and how fresh it is. */
export interface Learning {
  positions(): Positions;
  /** When both topics were last heard of; null before the first time. Milliseconds since the epoch. */
  heardAt(): number | null;
  caughtUp(): Promise<unknown>;
}

/**
 * Every replica learns from every attempt, breaker and probe, from Kafka into memory.
 *
 * @param resumeAt where an earlier life of some replica stood; everything before is in its snapshot
 */
export async function learnFromTopics(kafka: Kafka, learner: Learner, resumeAt: Positions): Promise<Learning> {
  const attempts = await kafka.view({ topic: topics.attempts, resumeAt: resumeAt.attempts, onEvent: ({ payload }) => learnAttempt(learner, payload) });
  const health = await kafka.view({ topic: topics.providerHealth, resumeAt: resumeAt.providerHealth, onEvent: ({ payload }) => learnHealth(learner, payload) });
  const views: readonly View[] = [attempts, health];
  return {
    positions: () => ({ attempts: attempts.positions(), providerHealth: health.positions() }),
    heardAt() {
      const times = views.map((view) => view.heardAt());
      return times.includes(null) ? null : Math.min(...times.map(Number));
    },
    caughtUp: () => Promise.all(views.map((view) => view.caughtUp())),
  };
}

function learnAttempt(learner: Learner, payload: AttemptEvent__Output): void {
  const state = attemptStateCodec.optional(payload.state);
  const mode = modeCodec.optional(payload.mode);
  if (state === null || mode === null) return;
  const { paymentId, attemptNumber, merchantId, channel, wallet, repeatPayer } = payload;
  const times = { sentAt: Date.parse(payload.sentAt), at: Date.parse(payload.occurredAt) };
  const method = payload.method === 'token' ? 'token' : 'wallet';
  learner.attempt({ paymentId, attemptNumber, merchantId, mode, channel, wallet, repeatPayer, method, state, amountMinor: Number(payload.amountMinor), fault: faultCodec.optional(payload.fault), ...times });
}

/** Only the breaker of charges says something about payments; probes speak for the provider as a whole. */
function learnHealth(learner: Learner, { channel, operation, instance, breaker, probe, occurredAt }: ProviderHealthEvent__Output): void {
  const at = Date.parse(occurredAt);
  if (probe === 'answered' || probe === 'unanswered') learner.probe({ channel, answered: probe === 'answered', at });
  else if (operation === 'charge' && (breaker === 'open' || breaker === 'half_open' || breaker === 'closed')) learner.breaker({ channel, instance, state: breaker, at });
}
