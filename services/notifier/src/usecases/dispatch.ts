import type { ClaimedDelivery } from '../core/delivery.ts';
import type { Slots } from '../core/slots.ts';
import type { DeliveryLog, DeliveryMeter, DeliveryStore, Sender } from '../ports.ts';

/** How far ahead one look may choose among due deliveries, so that one merchant's pile does not hide the others. */
const LOOKAHEAD = 200;

/** Without news the next look comes after this time: it finds what other replicas left behind. */
const SWEEP_MS = 1_000;

export interface DispatcherPorts {
  readonly deliveries: DeliveryStore;
  readonly slots: Slots;
  readonly meter: DeliveryMeter;
  readonly log: DeliveryLog;
  /** Sends one delivery and writes its result. */
  readonly deliver: (delivery: ClaimedDelivery, signal: AbortSignal) => Promise<void>;
}

/** A sender with its sweep. */
export interface Dispatcher extends Sender {
  /** Stops looking, gives tries under way `graceMs`, then aborts them; an aborted try is due again at once. */
  stop(graceMs: number): Promise<void>;
}

/** Finds due deliveries and runs them side by side within the slots. */
export function createDispatcher({ deliveries, slots, meter, log, deliver }: DispatcherPorts): Dispatcher {
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let lookAgain = false;
  let stopped = false;
  let failing = false;
  /** Something was due that had no place: the end of a try makes one. */
  let starved = false;

  const run = (delivery: ClaimedDelivery): void => {
    const work = deliver(delivery, stopping.signal)
      // The lease ends by itself and the delivery is tried again; nothing is lost but time.
      .catch((error: unknown) => log.error({ err: error, deliveryId: delivery.id }, 'delivery left to its lease'))
      .finally(() => {
        slots.give(delivery.merchantId);
        underWay.delete(work);
        if (starved) wake();
      });
    underWay.add(work);
  };

  const startDue = async (): Promise<number> => {
    const due = await deliveries.findDue(LOOKAHEAD, slots.saturated());
    const chosen = due.filter((candidate) => slots.tryTake(candidate.merchantId));
    if (chosen.length === 0) return 0;
    const open = new Map(chosen.map((candidate) => [candidate.id, candidate.merchantId]));
    try {
      for (const delivery of await deliveries.claim([...open.keys()])) {
        open.delete(delivery.id);
        run(delivery);
      }
    } finally {
      for (const merchantId of open.values()) slots.give(merchantId);
    }
    return chosen.length;
  };

  const look = async (): Promise<number> => {
    for (;;) {
      lookAgain = false;
      const dueInMs = await deliveries.nextDueInMs();
      meter.queueAge(dueInMs === null ? 0 : Math.max(-dueInMs, 0));
      const started = dueInMs !== null && dueInMs <= 0 && slots.free > 0 && !stopped ? await startDue() : 0;
      if (started > 0 || lookAgain) continue;
      starved = dueInMs !== null && dueInMs <= 0;
      return dueInMs === null || starved ? SWEEP_MS : Math.min(dueInMs, SWEEP_MS);
    }
  };

  const lookAndRest = async (): Promise<void> => {
    let nextMs = SWEEP_MS;
    try {
      nextMs = await look();
      if (failing) log.info({}, 'due deliveries are found again');
      failing = false;
    } catch (error) {
      // Once per outage; the next look comes by itself.
      if (!failing) log.error({ err: error }, 'looking for due deliveries failed');
      failing = true;
    }
    looking = false;
    if (!stopped) timer = setTimeout(wake, Math.max(nextMs, 1));
  };

  const wake = (): void => {
    lookAgain = true;
    if (looking || stopped) return;
    looking = true;
    clearTimeout(timer);
    void lookAndRest();
  };

  return {
    tryHold: (merchantId) => !stopped && slots.tryTake(merchantId),
    release: (merchantId) => slots.give(merchantId),
    start: run,
    wake,
    stop: async (graceMs) => {
      stopped = true;
      clearTimeout(timer);
      const patience = setTimeout(() => stopping.abort(), graceMs);
      while (underWay.size > 0) await Promise.all(underWay);
      clearTimeout(patience);
    },
  };
}
