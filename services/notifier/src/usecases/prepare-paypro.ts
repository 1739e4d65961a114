import { AdaigiError } from '@adaigi/errors';
import type { ClaimedDelivery, PayproContent } from '../core/delivery.ts';
import { payproBody } from '../core/paypro-body.ts';
import { acceptsCallback } from '../core/paypro-settings.ts';
import { judgePaypro } from '../core/verdict.ts';
import type { MerchantsPort, PaymentsPort } from '../ports.ts';
import { CALLBACK_HEADERS } from './prepare.ts';
import type { Prepared } from './prepare.ts';

/** Bounds of the wait when payments or merchants cannot be asked; it grows with the age of the delivery. */
const PEER_WAIT_MS = { min: 500, max: 60_000 };

/**
 * Makes PayPro's callback. The body is computed anew for each try from what never changes (the order, the event, the time of recording),
 * so it stays the same to the byte without its sign or the merchant's URL being stored here.
 */
export async function preparePaypro(
  ports: { readonly payments: PaymentsPort; readonly merchants: MerchantsPort; now(): Date },
  delivery: ClaimedDelivery,
  content: PayproContent,
): Promise<Prepared> {
  const { merchantId, mode, paymentId } = delivery;
  try {
    const [order, access] = await Promise.all([
      ports.payments.payproOrder(merchantId, mode, paymentId),
      ports.merchants.payproAccess(merchantId, mode),
    ]);
    if (order === null) return { kind: 'failed', failure: 'no_payment' };
    if (access === null) return { kind: 'failed', failure: 'no_credentials' };
    const callback = { ...order, content, paymentId, occurredAt: delivery.occurredAt, createdAt: delivery.createdAt };
    return {
      kind: 'ready',
      url: order.notifyUrl,
      headers: CALLBACK_HEADERS,
      body: payproBody(callback, access.secret, access.settings),
      judge: ({ status, body }) => judgePaypro(status, acceptsCallback(access.settings, status, body)),
    };
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    const ageMs = ports.now().getTime() - delivery.createdAt.getTime();
    return { kind: 'postponed', waitMs: Math.min(Math.max(ageMs / 4, PEER_WAIT_MS.min), PEER_WAIT_MS.max) };
  }
}
