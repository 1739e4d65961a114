import type { Order } from '../observation.ts';
import { isFinal, type Facts } from './facts.ts';
import { startTally, type Finding } from './report.ts';

/** What a merchant's client was told of a payment, by a read or an answer to a submission. */
interface Sight {
  readonly at: number;
  readonly endedAt: number;
  readonly state: string;
  readonly version: number | null;
}

/** Whoever asks after an answer was heard never hears of an older state: also not from another replica, and not after a restart. */
export function readsForward(facts: Facts): Finding {
  const tally = startTally('11 reads never go backward');
  for (const order of facts.observation.orders) {
    for (const [paymentId, sights] of sightsOf(order)) {
      // Two that overlap may come in either order.
      let settled: Sight | null = null;
      for (const sight of sights.toSorted((a, b) => a.at - b.at)) {
        const earlier = latest(sights.filter((each) => each.endedAt < sight.at));
        if (earlier !== null) {
          tally.expect(isForward(earlier, sight), paymentId, () => `read as ${sight.state} after it had been read as ${earlier.state}`);
          tally.expect(earlier.version === null || sight.version === null || sight.version >= earlier.version, paymentId, () => `read with version ${sight.version} after version ${earlier.version}`);
        }
        if (isFinal(sight.state)) settled = sight;
      }
      const [told, now] = [settled?.state, facts.payments.get(paymentId)?.state];
      if (told !== undefined) tally.expect(told === now || (isUnpaid(order, told) && isUnpaid(order, now)), paymentId, () => `read as ${told}, and is ${now ?? 'not there'}`);
    }
  }
  return tally.finding;
}

/** PayPro has one word for every end without money. */
function isUnpaid({ dialect }: Order, state: string | undefined): boolean {
  return dialect === 'paypro' && state !== undefined && isFinal(state) && state !== 'succeeded';
}

function sightsOf(order: Order): Map<string, Sight[]> {
  const sights = new Map<string, Sight[]>();
  const see = (paymentId: string | null, state: string | null, sight: Omit<Sight, 'state'>): void => {
    if (paymentId !== null && state !== null) sights.set(paymentId, [...(sights.get(paymentId) ?? []), { ...sight, state }]);
  };
  for (const { at, endedAt, paymentId, state } of order.submissions) see(paymentId, state, { at, endedAt, version: null });
  for (const { at, endedAt, paymentId, state, version } of order.reads) see(paymentId, state, { at, endedAt, version });
  return sights;
}

function latest(sights: readonly Sight[]): Sight | null {
  return sights.reduce<Sight | null>((best, each) => (best === null || rank(each.state) > rank(best.state) || (rank(each.state) === rank(best.state) && (each.version ?? 0) > (best.version ?? 0)) ? each : best), null);
}

function isForward(before: Sight, after: Sight): boolean {
  return isFinal(before.state) ? after.state === before.state : rank(after.state) >= rank(before.state);
}

function rank(state: string): number {
  return isFinal(state) ? 2 : state === 'processing' ? 1 : 0;
}
