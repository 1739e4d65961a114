import { AdaigiError } from '@adaigi/errors';
import { isFinal, numberEvents, type Mode, type Money, type Payer, type Payment } from '@adaigi/domain';
import type { Clock, Ids, PaymentStore, RepeatGuards, Wake } from '../ports.ts';

/** A merchant's order to collect money, parsed and authenticated by the edge. */
export interface CreatePayment {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly dialect: string;
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly wallet: string | null;
  readonly method: 'wallet' | 'token';
  readonly payer: Payer;
  readonly reference: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly expiresAt: Date | null;
  readonly notifyUrl: string;
  readonly dialectData: Readonly<Record<string, string>>;
  readonly repeatGuard: { readonly key: string; readonly windowS: number } | null;
  /** Nothing is sent before the payer has confirmed wallet and number on our page. */
  readonly awaitsPayer: boolean;
}

export interface CreatePaymentPorts {
  readonly store: PaymentStore;
  readonly guards: RepeatGuards;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Told of each payment that was stored here and may go on. */
  readonly wakeCreated: Wake;
  readonly timeToLiveMs: number;
}

/** A payment that is not there this long after it took its guard will never come. */
const INSERT_WITHIN_MS = 30_000;

/**
 * Stores a payment; from its answer on nothing is lost. The id is a function of merchant, operation and key, so the insert itself is the
 * idempotency check: the same content answers with the payment as it is now, other content is a conflict.
 *
 * @throws AdaigiError idempotency_conflict, repeat_within_window, invalid_request, unavailable.
 */
export async function createPayment(ports: CreatePaymentPorts, order: CreatePayment): Promise<{ payment: Payment; replayed: boolean }> {
  const { payment, events } = numberEvents(newPayment(ports, order), [{ topic: 'payments', type: 'payment.created' }]);
  const isLate = payment.expiresAt <= payment.createdAt;
  if (order.repeatGuard !== null || isLate) {
    const existing = await ports.store.find(payment.id);
    if (existing !== null) return replay(existing, payment);
  }
  // Only now: a replay of what was in time when it came is answered like the first.
  if (isLate) throw expiresTooEarly();
  if (order.repeatGuard !== null) await refuseRepeat(ports, order.repeatGuard, payment);
  const result = await ports.store.insert(payment, events);
  if (!result.inserted) return replay(result.existing, payment);
  if (!order.awaitsPayer) ports.wakeCreated(payment.id);
  return { payment, replayed: false };
}

function newPayment(ports: CreatePaymentPorts, order: CreatePayment): Payment {
  const now = ports.clock.now();
  const expiresAt = order.expiresAt ?? new Date(now.getTime() + ports.timeToLiveMs);
  const { idempotencyKey, repeatGuard, awaitsPayer, expiresAt: asked, ...content } = order;
  return {
    ...content,
    id: ports.ids.paymentId(order.merchantId, order.dialect, order.mode, idempotencyKey),
    contentHash: ports.ids.contentHash({ ...content, expiresAt: asked, guarded: repeatGuard !== null, ...(awaitsPayer ? { awaitsPayer } : {}) }),
    payerKey: ports.ids.payerKey(order.mode, order.payer.mobile),
    state: 'accepted',
    failure: null,
    waitReason: awaitsPayer ? 'payer_unconfirmed' : null,
    attempts: [],
    refunds: [],
    createdAt: now,
    updatedAt: now,
    expiresAt,
    settledAt: null,
    nextActionAt: awaitsPayer ? expiresAt : now,
    version: 1,
    eventCounts: { payments: 0, attempts: 0, refunds: 0 },
  };
}

function replay(existing: Payment, asked: Payment): { payment: Payment; replayed: boolean } {
  if (existing.contentHash !== asked.contentHash) {
    throw new AdaigiError('idempotency_conflict', 'this key was used before with other content');
  }
  return { payment: existing, replayed: true };
}

/**
 * The guard is taken before the insert. A crash in between leaves a guard whose payment does not exist; the next claim takes it over, but
 * not before the insert cannot come any more.
 */
async function refuseRepeat(ports: CreatePaymentPorts, guard: { key: string; windowS: number }, payment: Payment): Promise<void> {
  const holder = await ports.guards.claim(payment.merchantId, guard.key, payment.id, guard.windowS);
  if (holder.paymentId === payment.id) return;
  const other = await ports.store.find(holder.paymentId);
  const counts = other === null ? holder.heldMs < INSERT_WITHIN_MS : !isFinal(other.state) || other.state === 'succeeded';
  if (!counts && (await ports.guards.takeOver(payment.merchantId, guard.key, holder.paymentId, payment.id, guard.windowS))) return;
  throw new AdaigiError('repeat_within_window', 'the same customer and amount may appear only once within the guarded time');
}

function expiresTooEarly(): AdaigiError {
  return new AdaigiError('invalid_request', 'expiresAt must be in the future', {
    fields: [{ field: 'expiresAt', rule: 'min', message: 'must be in the future' }],
  });
}
