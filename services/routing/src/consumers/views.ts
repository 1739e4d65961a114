import { attemptStateCodec, faultCodec, topics } from '@adaigi/contracts';
import type { Kafka, ReceivedEvent } from '@adaigi/kafka';
import type { AttemptOutcome, BreakerChange } from '../core/knowledge.ts';

/** What the views feed. */
export interface Learner {
  learn(outcome: AttemptOutcome): void;
  breaker(change: BreakerChange): void;
}

/** Every replica learns from every attempt and every breaker, from Kafka into memory. */
export async function learnFromTopics(kafka: Kafka, learner: Learner): Promise<void> {
  const attemptsOnce = oncePerRecord();
  const healthOnce = oncePerRecord();
  await kafka.view({
    topic: topics.attempts,
    onEvent(event) {
      const state = attemptStateCodec.optional(event.payload.state);
      if (state === null || !attemptsOnce(event)) return;
      const { paymentId, attemptNumber, channel, fault, occurredAt } = event.payload;
      learner.learn({ paymentId, attemptNumber, channel, state, fault: faultCodec.optional(fault), at: new Date(occurredAt) });
    },
  });
  await kafka.view({
    topic: topics.providerHealth,
    onEvent(event) {
      if (!healthOnce(event)) return;
      const { channel, operation, instance, breaker } = event.payload;
      learner.breaker({ channel, operation, instance, open: breaker === 'open' });
    },
  });
}

/** A view shows its topic again after a restart of its consumer; an outcome counts once. */
function oncePerRecord(): (event: ReceivedEvent<object>) => boolean {
  const seenUpTo = new Map<number, bigint>();
  return ({ partition, offset }) => {
    const position = BigInt(offset);
    if (position <= (seenUpTo.get(partition) ?? -1n)) return false;
    seenUpTo.set(partition, position);
    return true;
  };
}
