import { isFinal, type NumberedEvent, type Payment, type PaymentState } from '@adaigi/domain';
import { memoryPayerSlots, memoryRepeatGuards } from '../test/fakes/memory-locks.ts';
import { memoryPaymentStore } from '../test/fakes/memory-payment-store.ts';
import type { PayerSlots, PaymentFilter, PaymentStore, RepeatGuards } from '../src/ports.ts';
import { EPOCH_MS, type Context } from './context.ts';
import { call } from './network.ts';
import type { SimProcess } from './process.ts';

/** An event as it lies in its payment's outbox and then on its topic. */
export interface StoredEvent {
  readonly paymentId: string;
  readonly event: NumberedEvent;
  readonly atMs: number;
}

export interface DatabaseView {
  readonly store: PaymentStore;
  readonly slots: PayerSlots;
  readonly guards: RepeatGuards;
}

/** The one database of the payments service: a majority that never loses what it has acknowledged, its clock, and the way to it. */
export interface Database {
  down: boolean;
  /** As one process reaches it. */
  viewFor(process: SimProcess): DatabaseView;
  remote<T>(caller: SimProcess, name: string, handle: () => Promise<T>): Promise<T>;
  /** Every payment as it is stored now. */
  readonly payments: ReadonlyMap<string, Payment>;
  /** Unpublished events by payment, in the order of writing. */
  readonly outboxes: ReadonlyMap<string, StoredEvent[]>;
  forget(paymentId: string, events: readonly StoredEvent[]): void;
  /** Told of each lease that is given, and of each change that is stored. */
  onLease: (paymentId: string, to: SimProcess) => void;
}

/** Which states may follow which. */
const GRAPH: Record<PaymentState, readonly PaymentState[]> = {
  accepted: ['accepted', 'processing', 'failed', 'cancelled', 'expired'],
  processing: ['processing', 'succeeded', 'failed'],
  succeeded: ['succeeded'],
  failed: ['failed'],
  cancelled: ['cancelled'],
  expired: ['expired'],
};

const DEADLINE_MS = 2_000;

export function createDatabase(context: Context): Database {
  const { scheduler, random, plan } = context;
  const clock = { now: () => new Date(EPOCH_MS + scheduler.nowMs()) };
  const [store, slots, guards] = [memoryPaymentStore(clock), memoryPayerSlots(clock), memoryRepeatGuards(clock)];
  const payments = new Map<string, Payment>();
  const outboxes = new Map<string, StoredEvent[]>();

  /** What outside eyes see of a stored change. */
  const stored = (after: Payment, events: readonly NumberedEvent[]): void => {
    const before = payments.get(after.id);
    payments.set(after.id, after);
    const atMs = scheduler.nowMs();
    if (events.length > 0) outboxes.set(after.id, [...(outboxes.get(after.id) ?? []), ...events.map((event) => ({ paymentId: after.id, event, atMs }))]);
    if (before !== undefined) checkChange(context, before, after);
    context.note('database', `${nick(after.id)} v${after.version} ${after.state} ${shape(after)} ${events.map(({ type }) => type).join(' ')}`);
  };
  const watched: PaymentStore = {
    ...store,
    async insert(payment, events) {
      const result = await store.insert(payment, events);
      if (result.inserted) stored(payment, events);
      return result;
    },
    async save(before, after, events, lease) {
      const saved = await store.save(before, after, events, lease);
      if (saved) stored(after, events);
      return saved;
    },
  };

  const database: Database = {
    down: false,
    payments,
    outboxes,
    onLease: () => undefined,
    forget(paymentId, events) {
      const left = (outboxes.get(paymentId) ?? []).filter((each) => !events.includes(each));
      if (left.length === 0) outboxes.delete(paymentId);
      else outboxes.set(paymentId, left);
    },
    remote: (caller, name, handle) =>
      call(context, {
        caller,
        server: null,
        name: `database ${name}`,
        deadlineMs: DEADLINE_MS,
        lostRequest: 0,
        lostAnswer: plan.databaseForgetsToAnswer,
        twice: 0,
        delayMs: () => (context.fault(plan.databaseSlow) ? random.int(5, 900) : random.int(1, 4)),
        async handle() {
          if (database.down || context.fault(plan.databaseRefuses)) throw new Error(`database ${name}: refused`);
          return handle();
        },
      }),
    viewFor(process) {
      const over = <A extends unknown[], R>(name: string, run: (...args: A) => Promise<R>) => (...args: A): Promise<R> =>
        database.remote(process, name, () => run(...args));
      return {
        store: {
          insert: over('insert', (...args: Parameters<PaymentStore['insert']>) => watched.insert(...args)),
          find: over('find', (id: string) => store.find(id)),
          findByReference: over('findByReference', (channel: string, reference: string) => store.findByReference(channel, reference)),
          list: over('list', (filter: PaymentFilter) => store.list(filter)),
          acquire: over('acquire', async (id: string, leaseMs: number) => {
            const lease = await store.acquire(id, leaseMs);
            if (lease !== null) database.onLease(id, process);
            return lease;
          }),
          save: over('save', (...args: Parameters<PaymentStore['save']>) => watched.save(...args)),
          prolong: over('prolong', (id: string, token: string, forMs: number) => store.prolong(id, token, forMs)),
          release: over('release', (id: string, token: string) => store.release(id, token)),
          due: over('due', (now: Date, limit: number) => store.due(now, limit)),
          lastPaidWallet: over('lastPaidWallet', (merchantId: string, payerKey: string) => store.lastPaidWallet(merchantId, payerKey)),
          doubts: over('doubts', () => store.doubts()),
        },
        slots: {
          take: over('take slot', (...args: Parameters<PayerSlots['take']>) => slots.take(...args)),
          free: over('free slot', (...args: Parameters<PayerSlots['free']>) => slots.free(...args)),
        },
        guards: {
          claim: over('claim', (...args: Parameters<RepeatGuards['claim']>) => guards.claim(...args)),
          takeOver: over('take over', (...args: Parameters<RepeatGuards['takeOver']>) => guards.takeOver(...args)),
        },
      };
    },
  };
  return database;
}

function checkChange(context: Context, before: Payment, after: Payment): void {
  const name = nick(after.id);
  if (after.version !== before.version + 1) context.violate('5 transitions', `${name} went from version ${before.version} to ${after.version}`);
  if (!GRAPH[before.state].includes(after.state)) context.violate('5 transitions', `${name} went from ${before.state} to ${after.state}`);
  if (isFinal(before.state) && after.failure?.reason !== before.failure?.reason) context.violate('5 transitions', `${name} changed the reason of its end`);
  if (after.attempts.length < before.attempts.length || after.refunds.length < before.refunds.length) context.violate('5 transitions', `${name} lost an attempt or a refund`);
}

/** Short names for histories. */
export function nick(id: string): string {
  return id.slice(0, 8);
}

function shape(payment: Payment): string {
  const attempts = payment.attempts.map((each) => `${each.channel}:${each.reference.slice(0, 5)}:${each.state}${each.needsOperator ? '!' : ''}`);
  const refunds = payment.refunds.map((each) => `${each.origin}#${each.attemptNumber}:${each.amount.minor}:${each.state}`);
  return `[${attempts.join(' ')}]${refunds.length > 0 ? `{${refunds.join(' ')}}` : ''}${payment.waitReason === null ? '' : ` waits: ${payment.waitReason}`}`;
}
