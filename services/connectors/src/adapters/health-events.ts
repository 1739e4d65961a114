import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '@adaigi/contracts';
import type { Kafka, OutgoingEvent } from '@adaigi/kafka';
import type { BreakerChange } from '@adaigi/resilience';
import type { Runtime } from '@adaigi/runtime';

type HealthEvent = Parameters<typeof topics.providerHealth.key>[0];

export interface HealthEvents {
  breakerChanged(channel: string, operation: string, change: BreakerChange): void;
  probed(channel: string, result: 'answered' | 'unanswered'): void;
  stop(): void;
}

const RETRY_MS = 1_000;

/**
 * Publishes breaker changes and what probes met to `provider-health`. Only the newest of a channel's operation matters, so while Kafka is away it
 * replaces older ones and is sent when Kafka is back.
 */
export function createHealthEvents(runtime: Pick<Runtime, 'instance' | 'log'>, kafka: Pick<Kafka, 'producer' | 'ensureTopics'>): HealthEvents {
  const waiting = new Map<string, OutgoingEvent<HealthEvent>>();
  let sending = false;
  let ensured = false;
  const stopped = new AbortController();
  let seq = BigInt(Date.now()) * 1000n;

  async function send(): Promise<void> {
    sending = true;
    while (waiting.size > 0 && !stopped.signal.aborted) {
      const batch = [...waiting];
      try {
        if (!ensured) await kafka.ensureTopics([topics.providerHealth]);
        ensured = true;
        const producer = await kafka.producer();
        await producer.publish(batch.map(([, event]) => event));
        for (const [key, event] of batch) if (waiting.get(key) === event) waiting.delete(key);
      } catch (error) {
        runtime.log.warn({ err: error }, 'provider health could not be published; it will be');
        await sleep(RETRY_MS, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      }
    }
    sending = false;
  }

  function say(about: string, type: string, what: Pick<HealthEvent, 'channel' | 'operation'> & Partial<HealthEvent>): void {
    const time = new Date().toISOString();
    seq += 1n;
    const payload = { breaker: '', reason: '', probe: '', ...what, occurredAt: time, instance: runtime.instance };
    waiting.set(about, { topic: topics.providerHealth, type, id: randomUUID(), key: what.channel, time, seq: seq.toString(), payload });
    if (!sending) void send();
  }

  return {
    breakerChanged(channel, operation, { state, reason }) {
      runtime.log.warn({ channel, operation, breaker: state, reason }, 'breaker changed');
      say(`${channel}:${operation}`, 'provider_health.breaker_changed', { channel, operation, breaker: state, reason });
    },
    probed: (channel, result) => say(`${channel}:probe`, 'provider_health.probed', { channel, operation: 'inquire', probe: result }),
    stop: () => {
      stopped.abort();
    },
  };
}
