import { describe, expect, test } from '@jest/globals';
import type { DeliveryStore, EndpointStore } from '../ports.ts';
import type { FailureCode } from '../core/delivery.ts';
import { claimedDelivery, PAYPRO_CONTENT } from './claimed.fixture.ts';
import { settleTry } from './settle-try.ts';

const FACTS = { status: 500, failure: null, latencyMs: 1, traceparent: undefined };

/** Remembers what was asked of it. */
function world({ lease = true, acceptedSince = false } = {}) {
  const said: string[] = [];
  const deliveries: Pick<DeliveryStore, 'settle' | 'acceptedSince'> = {
    settle: async (_delivery, _facts, settlement) => {
      said.push(settlement.kind === 'retry' ? `retry ${settlement.waitMs}` : settlement.kind);
      return Promise.resolve(lease);
    },
    acceptedSince: async () => Promise.resolve(acceptedSince),
  };
  const endpoints: Pick<EndpointStore, 'disable' | 'pause'> = {
    disable: async (_merchantId, id, reason) => Promise.resolve(void said.push(`disable ${id} ${reason}`)),
    pause: async (_merchantId, id, pauseMs) => Promise.resolve(void said.push(`pause ${id} ${pauseMs}`)),
  };
  const meter = {
    settled: (dialect: string, outcome: string) => void said.push(`count ${dialect} ${outcome}`),
    delayed: (delayMs: number) => void said.push(`delay ${delayMs}`),
    queueAge: () => undefined,
  };
  const ports = {
    deliveries: deliveries as DeliveryStore,
    endpoints: endpoints as EndpointStore,
    meter,
    now: () => new Date(1_500),
    random: () => 0.5,
  };
  return { ports, said };
}

const failed = (failure: FailureCode, pauseMs = 0) => ({ kind: 'failed', failure, pauseMs }) as const;

describe('after a try', () => {
  test('an accepted one is delivered and its delay counted from the event', async () => {
    const { ports, said } = world();
    await settleTry(ports, claimedDelivery({ occurredAt: new Date(1_000) }), { kind: 'accepted' }, FACTS);
    expect(said).toEqual(['delivered', 'count native delivered', 'delay 500']);
  });

  test('a failed one waits by the schedule of its dialect', async () => {
    const { ports, said } = world();
    await settleTry(ports, claimedDelivery(), failed('status'), FACTS);
    await settleTry(ports, claimedDelivery({ failures: 1 }), failed('status'), FACTS);
    await settleTry(ports, claimedDelivery({ content: PAYPRO_CONTENT }), failed('answer'), FACTS);
    expect(said.filter((line) => line.startsWith('retry'))).toEqual(['retry 5000', 'retry 300000', 'retry 2000']);
  });

  test('410 ends the delivery and switches the endpoint off', async () => {
    const { ports, said } = world();
    await settleTry(ports, claimedDelivery(), failed('gone'), FACTS);
    expect(said).toEqual(['cancelled', 'count native cancelled', 'disable whe_a gone']);
  });

  test('a pause that the endpoint asked for holds for all of its deliveries', async () => {
    const { ports, said } = world();
    await settleTry(ports, claimedDelivery(), failed('throttled', 60_000), FACTS);
    expect(said).toEqual(['retry 60000', 'count native retry', 'pause whe_a 60000']);
  });

  test('the end of the schedule switches an endpoint off that accepted nothing meanwhile, and only such a one', async () => {
    const dead = world();
    await settleTry(dead.ports, claimedDelivery({ failures: 9 }), failed('timeout'), FACTS);
    expect(dead.said).toEqual(['exhausted', 'count native exhausted', 'disable whe_a exhausted']);
    const picky = world({ acceptedSince: true });
    await settleTry(picky.ports, claimedDelivery({ failures: 9 }), failed('status'), FACTS);
    expect(picky.said).toEqual(['exhausted', 'count native exhausted']);
  });

  test("the end of PayPro's schedule has no endpoint to switch off", async () => {
    const { ports, said } = world();
    await settleTry(ports, claimedDelivery({ content: PAYPRO_CONTENT, failures: 8 }), failed('answer'), FACTS);
    expect(said).toEqual(['exhausted', 'count paypro exhausted']);
  });

  test('whoever lost the lease changes nothing and counts nothing', async () => {
    const { ports, said } = world({ lease: false });
    await settleTry(ports, claimedDelivery(), failed('gone'), FACTS);
    expect(said).toEqual(['cancelled']);
  });
});
