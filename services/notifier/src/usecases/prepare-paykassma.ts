import { AdaigiError } from '@adaigi/errors';
import type { ClaimedDelivery, PaykassmaContent } from '../core/delivery.ts';
import { paykassmaBody } from '../core/paykassma-body.ts';
import { acceptsPostback } from '../core/paykassma-settings.ts';
import { judgePaypro } from '../core/verdict.ts';
import type { MerchantsPort, PostbackFactsPort, RatesStore } from '../ports.ts';
import { CALLBACK_HEADERS } from './prepare.ts';
import type { Prepared } from './prepare.ts';

export interface PaykassmaPorts {
  readonly facts: PostbackFactsPort;
  readonly rates: RatesStore;
  readonly merchants: MerchantsPort;
  now(): Date;
}

/** Bounds of the wait when a peer cannot be asked; it grows with the age of the delivery. */
const PEER_WAIT_MS = { min: 500, max: 60_000 };

/** Makes a postback. The body is computed anew for each try from what never changes, the day of its rates included, so it stays the same. */
export async function preparePaykassma(ports: PaykassmaPorts, delivery: ClaimedDelivery, content: PaykassmaContent): Promise<Prepared> {
  const { merchantId, mode } = delivery;
  try {
    const access = await ports.merchants.paykassmaAccess(merchantId, mode);
    if (access === null) return { kind: 'failed', failure: 'no_credentials' };
    const { settings, keys } = access;
    if (settings.postbackUrl === '') return { kind: 'cancelled' };
    const [facts, rates] = await Promise.all([ports.facts.of(delivery, content), content.ratesDay === '' ? null : ports.rates.of(content.ratesDay)]);
    if (facts === null) return { kind: 'failed', failure: 'no_payment' };
    return {
      kind: 'ready',
      url: settings.postbackUrl,
      headers: CALLBACK_HEADERS,
      body: paykassmaBody(facts, keys, settings, rates),
      waitsMs: settings.waitsMs,
      judge: ({ status, body }) => judgePaypro(status, acceptsPostback(status, body)),
    };
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    const ageMs = ports.now().getTime() - delivery.createdAt.getTime();
    return { kind: 'postponed', waitMs: Math.min(Math.max(ageMs / 4, PEER_WAIT_MS.min), PEER_WAIT_MS.max) };
  }
}
