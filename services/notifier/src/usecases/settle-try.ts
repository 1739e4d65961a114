import type { ClaimedDelivery } from '../core/delivery.ts';
import { waitAfter } from '../core/schedule.ts';
import type { Verdict } from '../core/verdict.ts';
import type { DeliveryMeter, DeliveryStore, EndpointStore, Settlement, TryFacts } from '../ports.ts';

export interface SettlePorts {
  readonly deliveries: DeliveryStore;
  readonly endpoints: EndpointStore;
  readonly meter: DeliveryMeter;
  now(): Date;
  /** Uniform in [0, 1). */
  random(): number;
}

/** Writes what a try brought, and what follows for its endpoint. @param waitsMs the merchant's own schedule, where the dialect has none */
export async function settleTry(ports: SettlePorts, delivery: ClaimedDelivery, verdict: Verdict, facts: TryFacts, waitsMs?: readonly number[]): Promise<Settlement> {
  const settlement = settlementOf(delivery, verdict, ports.random(), waitsMs);
  const written = await ports.deliveries.settle(delivery, facts, settlement);
  // The lease ended meanwhile: whoever holds it now writes the result.
  if (!written) return settlement;
  ports.meter.settled(delivery.content.dialect, settlement.kind);
  if (settlement.kind === 'delivered') ports.meter.delayed(ports.now().getTime() - delivery.occurredAt.getTime());
  if (delivery.content.dialect === 'native') await settleEndpoint(ports, delivery, delivery.content.endpointId, verdict, settlement);
  return settlement;
}

function settlementOf(delivery: ClaimedDelivery, verdict: Verdict, random: number, waitsMs?: readonly number[]): Settlement {
  if (verdict.kind === 'accepted') return { kind: 'delivered' };
  if (verdict.failure === 'gone') return { kind: 'cancelled' };
  const waitMs = waitAfter(delivery.content.dialect, delivery.failures + 1, random, verdict.pauseMs, waitsMs);
  return waitMs === null ? { kind: 'exhausted' } : { kind: 'retry', waitMs };
}

async function settleEndpoint(
  { endpoints, deliveries }: SettlePorts,
  delivery: ClaimedDelivery,
  endpointId: string,
  verdict: Verdict,
  settlement: Settlement,
): Promise<void> {
  const { merchantId } = delivery;
  if (verdict.kind === 'accepted') return;
  if (verdict.failure === 'gone') {
    await endpoints.disable(merchantId, endpointId, 'gone');
  } else if (settlement.kind === 'exhausted') {
    // An endpoint that refuses one event and takes the others stays on.
    const alive = await deliveries.acceptedSince(merchantId, endpointId, delivery.createdAt);
    if (!alive) await endpoints.disable(merchantId, endpointId, 'exhausted');
  } else if (verdict.pauseMs > 0) {
    await endpoints.pause(merchantId, endpointId, verdict.pauseMs);
  }
}
