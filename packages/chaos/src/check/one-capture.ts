import type { Order } from '../observation.ts';
import { group, isBeyondWindow, type Facts } from './facts.ts';
import { startTally, type Finding } from './report.ts';

/**
 * At most one successful capture per payment at the providers. Twice over: by the platform's references, and by mobile numbers that one order
 * alone uses, which needs nobody's word but the provider's and the client's.
 */
export function oneCapture(facts: Facts): Finding {
  const tally = startTally('1 at most one capture per payment');
  const excused = new Set<string>();
  for (const payment of facts.payments.values()) {
    const debits = payment.attempts.flatMap((attempt) =>
      facts.linesOf(attempt.channel, attempt.reference).filter(({ kind }) => kind === 'debit').map((line) => ({ line, late: isBeyondWindow(facts, attempt, line) })),
    );
    for (const { line, late } of debits) if (late) excused.add(`${line.account}:${line.reference}`);
    const blamed = debits.filter(({ late }) => !late);
    tally.expect(blamed.length <= 1, payment.id, () => `captured ${blamed.length} times: ${blamed.map(({ line }) => `${line.account} ${line.reference} at ${new Date(line.at).toISOString()}`).join(', ')}`);
  }
  const debitsByMobile = group(facts.provider.ledger.filter(({ kind, account, reference }) => kind === 'debit' && !excused.has(`${account}:${reference}`)), ({ mobile }) => mobile);
  for (const [mobile, order] of ordersAlone(facts)) {
    const debits = debitsByMobile.get(mobile) ?? [];
    tally.expect(debits.length <= 1, facts.toldIds(order)[0] ?? null, () => `the order ${order.key} was charged ${debits.length} times: ${debits.map(({ account, reference }) => `${account} ${reference}`).join(', ')}`);
  }
  return tally.finding;
}

/** Orders whose mobile number no other order uses. */
function ordersAlone({ observation }: Facts): Map<string, Order> {
  const alone = new Map<string, Order>();
  for (const [mobile, orders] of group(observation.orders, ({ mobile }) => mobile)) if (orders.length === 1 && orders[0] !== undefined) alone.set(mobile, orders[0]);
  return alone;
}
