import { setTimeout as sleep } from 'node:timers/promises';
import { isPayoutFinal, type Mode, type Payout } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { PayoutPorts } from '../../payout-ports.ts';
import { isVisible } from './create-payout.ts';

/** By id, or by the key and dialect it was created with. */
export type PayoutName = { readonly id: string } | { readonly dialect: string; readonly key: string };

/**
 * Reads a payout of a merchant, waiting up to `waitMs` for its end.
 *
 * @throws AdaigiError not_found (also for a payout of another merchant or of the other world).
 */
export async function getPayout(ports: Pick<PayoutPorts, 'payouts' | 'ids' | 'pollMs'>, merchantId: string, mode: Mode, name: PayoutName, waitMs: number): Promise<Payout> {
  const id = 'id' in name ? name.id : ports.ids.payoutId(merchantId, name.dialect, mode, name.key);
  const deadline = performance.now() + waitMs;
  for (;;) {
    const payout = await ports.payouts.find(id);
    if (payout === null || payout.merchantId !== merchantId || payout.mode !== mode || !isVisible(payout)) throw new AdaigiError('not_found', 'no such payout');
    const leftMs = deadline - performance.now();
    if (isPayoutFinal(payout.state) || leftMs <= 0) return payout;
    await sleep(Math.min(leftMs, ports.pollMs));
  }
}
