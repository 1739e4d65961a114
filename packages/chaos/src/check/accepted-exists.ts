import type { Order } from '../observation.ts';
import type { Facts } from './facts.ts';
import { startTally, type Finding, type Tally } from './report.ts';

/** What was answered with 2xx is there after recovery: in the database, with the order's own content, and on the topic. */
export function acceptedExists(facts: Facts): Finding {
  const tally = startTally('2 every accepted request exists');
  for (const order of facts.observation.orders) {
    for (const id of new Set(order.submissions.filter(isAccepted).flatMap(({ paymentId }) => paymentId ?? []))) expectPayment(facts, tally, order, id);
    expectRefunds(facts, tally, order);
    if (order.cancels.some(isAccepted)) expectCancelled(facts, tally, order);
  }
  return tally.finding;
}

function isAccepted({ status }: { readonly status: number | null }): boolean {
  return status !== null && status >= 200 && status <= 299;
}

function expectPayment(facts: Facts, tally: Tally, order: Order, id: string): void {
  const payment = facts.payments.get(id);
  tally.expect(payment !== undefined, id, () => `order ${order.key} was accepted, and its payment does not exist`);
  if (payment === undefined) return;
  const told = facts.eventsOf('payments', id).some(({ type }) => type === 'payment.created');
  tally.expect(told, id, () => `order ${order.key} was accepted, and the topic has no payment.created`);
  const otherWon = order.submissions.some((each) => each.body === 'other' && isAccepted(each) && each.paymentId !== null);
  if (otherWon) return;
  tally.expect(payment.amountMinor === order.amountMinor, id, () => `order ${order.key} asked for ${order.amountMinor}, the payment has ${payment.amountMinor}`);
  tally.expect(payment.merchantId === order.merchantId, id, () => `order ${order.key} belongs to another merchant than its payment`);
}

function expectRefunds(facts: Facts, tally: Tally, order: Order): void {
  for (const { key, submissions } of order.refunds) {
    for (const refundId of new Set(submissions.filter(isAccepted).flatMap((each) => each.refundId ?? []))) {
      const id = facts.toldIds(order).find((each) => facts.payments.get(each)?.refunds.some((refund) => refund.id === refundId));
      tally.expect(id !== undefined, facts.toldIds(order)[0] ?? null, () => `refund ${key} was accepted as ${refundId}, and does not exist`);
    }
  }
}

function expectCancelled(facts: Facts, tally: Tally, order: Order): void {
  for (const id of facts.toldIds(order)) {
    const state = facts.payments.get(id)?.state;
    tally.expect(state === 'cancelled', id, () => `the cancellation of order ${order.key} was accepted, and the payment is ${state ?? 'not there'}`);
  }
}
