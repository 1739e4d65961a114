import type { Order, Submission } from '../observation.ts';
import { group, type Facts } from './facts.ts';
import { startTally, type Finding, type Tally } from './report.ts';

/** Refusals that say nothing about the request: the same one may be accepted a moment later. */
const PASSING = [408, 425, 429];

/** One key is one payment and one refund, however often and at once it is submitted; another body under it is a conflict. */
export function oneKeyOnePayment(facts: Facts): Finding {
  const tally = startTally('9 one key is one payment');
  for (const order of facts.observation.orders) {
    const ids = facts.toldIds(order);
    tally.expect(ids.length <= 1, ids[0] ?? null, () => `the key ${order.key} made ${ids.length} payments: ${ids.join(', ')}`);
    expectOneBody(tally, order, ids[0] ?? null);
    for (const { key, submissions } of order.refunds) {
      const refunds = new Set(submissions.flatMap(({ refundId }) => refundId ?? []));
      tally.expect(refunds.size <= 1, ids[0] ?? null, () => `the refund key ${key} made ${refunds.size} refunds`);
    }
  }
  expectNoStrangers(facts, tally);
  return tally.finding;
}

/** One of the two bodies won; every answer to it is a success, none to the other is. */
function expectOneBody(tally: Tally, order: Order, paymentId: string | null): void {
  const accepted = (body: Submission['body']): boolean => order.submissions.some((each) => each.body === body && isAccepted(each));
  const [same, other] = [accepted('same'), accepted('other')];
  tally.expect(!(same && other), paymentId, () => `the key ${order.key} was accepted with two different bodies`);
  if (order.dialect !== 'native' || same === other) return;
  for (const { body, status, code } of order.submissions) {
    if (status === null || status >= 500 || PASSING.includes(status)) continue;
    const won = body === (same ? 'same' : 'other');
    const right = won ? status <= 299 : status === 409;
    tally.expect(right, paymentId, () => `the key ${order.key} with ${won ? 'its own' : 'another'} body was answered ${status} ${code ?? ''}`);
  }
}

function isAccepted({ status, paymentId }: Submission): boolean {
  return status !== null && status <= 299 && paymentId !== null;
}

/** No merchant and no payer has more payments than orders, whoever was told of them. */
function expectNoStrangers(facts: Facts, tally: Tally): void {
  const { orders } = facts.observation;
  const payments = [...facts.payments.values()];
  const ordersOf = group(orders, ({ merchantId }) => merchantId);
  for (const [merchantId, mine] of group(payments, (payment) => payment.merchantId)) {
    const asked = ordersOf.get(merchantId)?.length ?? 0;
    if (asked > 0) tally.expect(mine.length <= asked, null, () => `merchant ${merchantId} has ${mine.length} payments of ${asked} orders`);
  }
  const paymentsOf = group(payments, ({ payerKey }) => payerKey);
  for (const [mobile, mine] of group(orders, (order) => order.mobile)) {
    const known = mine.flatMap((order) => facts.toldIds(order)).map((id) => facts.payments.get(id)).find((payment) => payment !== undefined);
    if (known === undefined) continue;
    const made = paymentsOf.get(known.payerKey)?.length ?? 0;
    tally.expect(made <= mine.length, known.id, () => `the payer ${mobile.slice(0, 4)}... has ${made} payments of ${mine.length} orders`);
  }
}
