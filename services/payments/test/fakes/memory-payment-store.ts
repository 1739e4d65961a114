import type { NumberedEvent, Payment } from '@adaigi/domain';
import type { Clock, PaymentFilter, PaymentStore } from '../../src/ports.ts';

interface Held {
  payment: Payment;
  lease: { token: string; untilMs: number } | null;
}

/** What a memory store lets tests see beside the port. */
export interface MemoryPaymentStore extends PaymentStore {
  /** Every event that was saved, in order. */
  readonly events: readonly { readonly paymentId: string; readonly event: NumberedEvent }[];
  /** Runs once, between a caller's computing and the save that it was computed for: the place where others are faster. */
  beforeNextSave(interfere: () => Promise<void>): void;
}

/** Payments in memory, held to the contract of the real store. Copies go in and out, as with a database. */
export function memoryPaymentStore(clock: Clock): MemoryPaymentStore {
  const documents = new Map<string, Held>();
  const events: { paymentId: string; event: NumberedEvent }[] = [];
  let tokens = 0;
  let interfere: (() => Promise<void>) | null = null;

  const copy = (payment: Payment): Payment => structuredClone(payment);
  const isHeld = ({ lease }: Held): boolean => lease !== null && lease.untilMs >= clock.now().getTime();
  const record = (paymentId: string, added: readonly NumberedEvent[]): void => {
    for (const event of added) events.push({ paymentId, event });
  };

  return {
    events,
    beforeNextSave: (run) => {
      interfere = run;
    },
    async insert(payment, added) {
      const existing = documents.get(payment.id);
      if (existing !== undefined) return { inserted: false, existing: copy(existing.payment) };
      documents.set(payment.id, { payment: copy(payment), lease: null });
      record(payment.id, added);
      return { inserted: true };
    },
    async find(id) {
      const held = documents.get(id);
      return held === undefined ? null : copy(held.payment);
    },
    async findByReference(channel, reference) {
      const held = [...documents.values()].find(({ payment }) => payment.attempts.some((each) => each.reference === reference && each.channel === channel));
      return held === undefined ? null : copy(held.payment);
    },
    async list(filter) {
      return [...documents.values()]
        .map(({ payment }) => payment)
        .filter((payment) => matches(payment, filter))
        .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
        .slice(0, filter.limit)
        .map(copy);
    },
    async acquire(id, leaseMs) {
      const held = documents.get(id);
      if (held === undefined || isHeld(held)) return null;
      const token = `token-${(tokens += 1)}`;
      held.lease = { token, untilMs: clock.now().getTime() + leaseMs };
      return { payment: copy(held.payment), token };
    },
    async save(before, after, added, lease) {
      const run = interfere;
      interfere = null;
      await run?.();
      const held = documents.get(before.id);
      if (held === undefined || held.payment.version !== before.version) return false;
      const isHolder = lease !== undefined && held.lease?.token === lease.token;
      if (lease?.use === 'keep' && !isHolder) return false;
      held.payment = copy(after);
      if (isHolder) held.lease = lease.use === 'keep' ? { token: lease.token, untilMs: clock.now().getTime() + lease.forMs } : null;
      record(after.id, added);
      return true;
    },
    async prolong(id, token, forMs) {
      const held = documents.get(id);
      if (held?.lease?.token !== token) return false;
      held.lease = { token, untilMs: clock.now().getTime() + forMs };
      return true;
    },
    async release(id, token) {
      const held = documents.get(id);
      if (held?.lease?.token === token) held.lease = null;
    },
    async due(now, limit) {
      return [...documents.values()]
        .flatMap((held) => (held.payment.nextActionAt !== null && held.payment.nextActionAt <= now && !isHeld(held) ? [{ id: held.payment.id, at: held.payment.nextActionAt }] : []))
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .slice(0, limit)
        .map(({ id }) => id);
    },
    async lastPaidWallet(merchantId, payerKey) {
      const paid = [...documents.values()]
        .map(({ payment }) => payment)
        .filter((payment) => payment.merchantId === merchantId && payment.payerKey === payerKey && payment.state === 'succeeded')
        .toSorted((a, b) => (b.settledAt?.getTime() ?? 0) - (a.settledAt?.getTime() ?? 0));
      return paid[0]?.attempts.find((attempt) => attempt.state === 'succeeded')?.wallet ?? null;
    },
    async doubts() {
      const doubtful = [...documents.values()].flatMap(({ payment }) =>
        payment.attempts.filter(({ state, nextAction }) => state === 'unknown' || state === 'quarantined' || (state === 'pending' && nextAction === null)).slice(0, 1),
      );
      const waiting = [...documents.values()].filter(
        ({ payment }) => payment.attempts.some((attempt) => attempt.needsOperator) || payment.refunds.some((refund) => refund.state === 'needs_operator'),
      );
      const oldestMs = Math.max(0, ...doubtful.map((attempt) => clock.now().getTime() - attempt.sentAt.getTime()));
      return { open: doubtful.length, oldestMs, needOperator: waiting.length };
    },
  };
}

function matches(payment: Payment, filter: PaymentFilter): boolean {
  const { before } = filter;
  return (
    payment.merchantId === filter.merchantId &&
    payment.mode === filter.mode &&
    (filter.reference === null || payment.reference === filter.reference) &&
    (filter.state === null || payment.state === filter.state) &&
    (filter.createdFrom === null || payment.createdAt >= filter.createdFrom) &&
    (filter.createdTo === null || payment.createdAt < filter.createdTo) &&
    (before === null || payment.createdAt < before.createdAt || (payment.createdAt.getTime() === before.createdAt.getTime() && payment.id < before.id))
  );
}
