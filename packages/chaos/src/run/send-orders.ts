import { setTimeout as sleep } from 'node:timers/promises';
import { driveOrder, type DrivenOrder } from '../client/drive-order.ts';
import type { MerchantApi } from '../client/merchant-api.ts';
import type { PlannedOrder } from '../plan/orders.ts';
import type { ProviderControl } from '../world/provider.ts';
import type { RunMerchant } from './merchants.ts';

export interface SendOptions {
  readonly merchants: readonly RunMerchant[];
  readonly apis: readonly MerchantApi[];
  readonly provider: ProviderControl;
  /** At most; slower while the platform does not keep up. */
  readonly ratePerS: number;
  /** How many payments have ended, as far as merchants were told. */
  readonly ended: () => number;
  /** Other operations that are due and have not begun. */
  readonly behind: () => number;
  readonly signal: AbortSignal;
  /** Told before each order how many were sent before it. */
  readonly onSend: (sent: number) => void;
}

/** Orders whose first answer is awaited at once, orders that have not ended, and other operations that are late, at most: a machine that is slower than the rate must not drown in time-outs. */
const UNANSWERED = 24;
const UNENDED = { least: 24, most: 500 };
const BEHIND = 20;
const LOOK_MS = 10;
/** Ends that nobody is told of must not keep the rest from being sent. */
const PATIENCE_MS = 15_000;

/** Sends the orders one after the other at a steady rate, or as fast as the platform ends them. */
export async function sendOrders(orders: readonly PlannedOrder[], driven: DrivenOrder[], options: SendOptions): Promise<void> {
  // Also in a short run most orders must be under way while faults strike, however slow the machine is.
  const unended = Math.min(UNENDED.most, Math.max(UNENDED.least, orders.length / 4));
  let startedAt = performance.now();
  let pending: DrivenOrder[] = [];
  let ended = { count: 0, at: startedAt };
  for (const [sent, planned] of orders.entries()) {
    options.onSend(sent);
    const waitMs = startedAt + (sent * 1_000) / options.ratePerS - performance.now();
    if (waitMs > LOOK_MS) await sleep(waitMs);
    for (;;) {
      pending = pending.filter((order) => !order.sent);
      const count = options.ended();
      if (count !== ended.count) ended = { count, at: performance.now() };
      const hasRoom = sent - count < unended || performance.now() - ended.at > PATIENCE_MS;
      if (pending.length < UNANSWERED && hasRoom && options.behind() < BEHIND) break;
      await sleep(LOOK_MS);
      // What the platform could not take in time is not sent in a burst afterwards.
      startedAt += LOOK_MS;
    }
    const api = options.apis[planned.merchant];
    const merchant = options.merchants[planned.merchant];
    if (api === undefined || merchant === undefined) throw new Error('an order of nobody');
    if (planned.behaviour !== null) await options.provider.setBehaviour(planned.mobile, planned.behaviour);
    const callbackPath = planned.dialect === 'paypro' ? callbackPathOf(planned) : null;
    const order = driveOrder(planned, { api, merchantId: merchant.known.merchantId, callbackPath, signal: options.signal });
    driven.push(order);
    pending.push(order);
  }
}

/** Where a PayPro order is called back. */
export function callbackPathOf(order: PlannedOrder): string {
  return `/m${order.merchant}/paypro/${order.key}`;
}
