import type { MerchantApi } from '../client/merchant-api.ts';
import type { DrivenOrder } from '../client/drive-order.ts';
import type { Read } from '../observation.ts';
import type { PlannedOrder } from '../plan/orders.ts';

const AT_ONCE = 24;
const FINAL = new Set(['succeeded', 'failed', 'cancelled', 'expired']);

/** Reads every payment once more through its merchant's interface, unless its merchant has seen the end already. */
export async function readFinally(orders: readonly { planned: PlannedOrder; driven: DrivenOrder; api: MerchantApi }[]): Promise<void> {
  const queue = orders.filter(({ driven }) => !driven.order.reads.some(({ state }) => FINAL.has(state)));
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { planned, driven, api } = next;
      const paymentId = driven.order.submissions.find((submission) => submission.paymentId !== null)?.paymentId;
      if (paymentId === undefined || paymentId === null) continue;
      const at = Date.now();
      const answer = await api.read(planned, paymentId);
      if (answer.state !== null) (driven.order.reads as Read[]).push({ at, endedAt: Date.now(), paymentId: answer.paymentId ?? paymentId, state: answer.state, version: null });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
