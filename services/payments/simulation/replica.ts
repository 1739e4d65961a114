import { AdaigiError } from '@adaigi/errors';
import { createIds } from '../src/adapters/ids.ts';
import type { ConnectorsPort, Meter, Policy, ProviderAnswer } from '../src/ports.ts';
import { executePayment } from '../src/usecases/execute-payment.ts';
import { recordCallback } from '../src/usecases/record-callback.ts';
import type { Broker } from './broker.ts';
import { channelOf, CHARGE_TIMEOUT_MS, INQUIRE_TIMEOUT_MS, LONGEST_DOUBT_MS, LONGEST_PROMPT_MS } from './channels.ts';
import type { Context } from './context.ts';
import { nick, type Database } from './database.ts';
import type { Peers } from './peers.ts';
import type { Plant } from './plants.ts';
import { createProcess, type Life, type SimProcess } from './process.ts';
import { createRelay } from './relay.ts';
import type { ReplicaPorts } from './replica-ports.ts';
import { createWorker } from './worker.ts';

/** One process of the payments service. */
export interface Replica {
  readonly process: SimProcess;
  readonly ports: ReplicaPorts;
  /** Payments that it works on now. */
  running(): number;
}

export interface ReplicaOptions {
  readonly database: Database;
  readonly broker: Broker;
  readonly peers: Peers;
  readonly plant: Plant | null;
  readonly calls: CallsUnderWay;
}

/** Charges, refunds and inquiries of which the caller still waits for the answer. */
export type CallsUnderWay = Map<string, { readonly process: SimProcess; readonly life: Life; readonly pauses: number }>;

export const POLICY: Policy = {
  retry: { maxSentAttempts: 3, maxAttempts: 6, backoffMs: [0, 1_000, 2_000, 4_000] },
  waitMs: 2_000,
  longestWaitMs: 20_000,
  sendWindowMs: 10_000,
  marginMs: 8_000,
  maxRefundTries: 4,
  refundRetryMs: 5_000,
};

const IDS = createIds('the secret of a simulated platform');
const QUIET: Meter = { paymentEnded: () => undefined, attemptSettled: () => undefined, failover: () => undefined, lateCapture: () => undefined, unknownCallback: () => undefined, hintUnanswered: () => undefined };
const NOT_ASKED = new Set<string>(['breaker_open', 'channel_busy', 'provider_unreachable']);
const FIRST_LOOK_AFTER_MS = 500;
/** Longer than an intent may take to be stored and answered. */
const INTENT_TAKES_MS = 3_000;

export function createReplica(context: Context, name: string, { database, broker, peers, plant, calls }: ReplicaOptions): Replica {
  const process: SimProcess = createProcess(context, name, () => {
    worker.start();
    relay.start();
  });
  const relay = createRelay(context, process, database, broker, plant?.relay ?? { pullAfterAck: true });
  const view = database.viewFor(process);
  const store: typeof view.store = {
    ...view.store,
    async insert(payment, events) {
      const result = await view.store.insert(payment, events);
      if (result.inserted) relay.publish(payment.id);
      return result;
    },
    async save(before, after, events, lease) {
      const saved = await view.store.save(before, after, events, lease);
      if (saved && events.length > 0) relay.publish(after.id);
      return saved;
    },
  };
  const sound: ReplicaPorts = {
    ...view,
    store,
    clock: process.clock,
    ids: IDS,
    completions: { announce: () => undefined, wait: () => new Promise(() => undefined) },
    meter: QUIET,
    risk: { assess: (payment) => peers.assess(process, payment) },
    routing: { decide: (payment, { number }, _payer, excluded) => peers.decide(process, payment, number, excluded) },
    connectors: connectorsClient(context, process, database, peers, calls),
    policy: POLICY,
    timeToLiveMs: 120_000,
    stepLeaseMs: 15_000,
    wake: (id) => worker.wake(id),
    wakeCreated: (id) => worker.wake(id),
  };
  const ports = plant?.ports?.(sound, { scheduler: context.scheduler, process }) ?? sound;
  const worker = createWorker(context, process, database, plant?.sweeps ?? true, ports.store, (id) => executePayment(ports, id));
  broker.join({ process, wake: (id) => worker.wake(id), record: (callback) => recordCallback(ports, callback) });
  return { process, ports, running: () => worker.running() };
}

/** The way to the connectors as the real client has it: a call that may have left and is not answered is a doubt, never a failure. */
function connectorsClient(context: Context, process: SimProcess, database: Database, peers: Peers, calls: CallsUnderWay): ConnectorsPort {
  const { marginMs } = POLICY;
  const noAnswer = (error: unknown): ProviderAnswer => {
    const reason = error instanceof AdaigiError && error.code === 'deadline_exceeded' ? 'provider_timeout' : 'provider_unreachable';
    return { outcome: { kind: 'unknown', reason, integrityProblem: null, providerCode: '', providerTransactionId: '' }, nextInquiryAfterMs: FIRST_LOOK_AFTER_MS, scheduleExhausted: false };
  };
  /** Remembers the call, so that a lease given to somebody else in the middle of it is seen. */
  const underWay = async (paymentId: string, ask: () => Promise<ProviderAnswer>): Promise<ProviderAnswer> => {
    const life = process.life();
    // A stop between the intent and the call has used up a part of the lease; the exchange record and `notAfter` are there for that.
    const wasStopped = life !== null && context.scheduler.nowMs() - life.resumedAtMs < INTENT_TAKES_MS;
    if (life !== null && !wasStopped) calls.set(paymentId, { process, life, pauses: life.pauses });
    try {
      return await ask();
    } finally {
      if (calls.get(paymentId)?.life === life) calls.delete(paymentId);
    }
  };
  const told = (who: string, answer: ProviderAnswer): ProviderAnswer => {
    const { outcome } = answer;
    context.note(process.name, `${who}: ${outcome.kind}${'reason' in outcome ? ` ${outcome.reason}` : ''}`);
    return answer;
  };
  return {
    terms: () => ({ chargeTimeoutMs: CHARGE_TIMEOUT_MS, inquireTimeoutMs: INQUIRE_TIMEOUT_MS, longestPromptMs: LONGEST_PROMPT_MS, longestDoubtMs: LONGEST_DOUBT_MS }),
    longestPromptMs: () => LONGEST_PROMPT_MS,
    async charge(request) {
      const { payment, channel, reference, timeoutMs } = request;
      context.note(process.name, `${nick(payment.id)} charges by ${channel}, ${reference.slice(0, 5)}`);
      const answer = await underWay(payment.id, () => peers.connectors(process, channelOf(channel), 'charge', timeoutMs + marginMs / 2, (at) => peers.answering.charge(at, request)).catch(noAnswer));
      return told(`charge ${reference.slice(0, 5)}`, answer);
    },
    async inquire(request) {
      const { channel, reference, operation } = request;
      try {
        const answer = await underWay(paymentOf(database, reference), () => peers.connectors(process, channelOf(channel), 'inquire', INQUIRE_TIMEOUT_MS + marginMs / 2, (at) => peers.answering.inquire(at, request)));
        const wasAsked = answer.outcome.kind !== 'unknown' || !NOT_ASKED.has(answer.outcome.reason);
        return told(`${operation} ${reference.slice(0, 5)} inquired`, answer) && wasAsked ? answer : null;
      } catch {
        return null;
      }
    },
    async refund(request) {
      const { payment, channel, reference, timeoutMs } = request;
      context.note(process.name, `${nick(payment.id)} refunds ${request.amount.minor} by ${channel}, ${reference.slice(0, 5)}`);
      const answer = await underWay(payment.id, () => peers.connectors(process, channelOf(channel), 'refund', timeoutMs + marginMs / 2, (at) => peers.answering.refund(at, request)).catch(noAnswer));
      return told(`refund ${reference.slice(0, 5)}`, answer);
    },
  };
}

/** Whose charge or refund a reference is. */
function paymentOf(database: Database, reference: string): string {
  const names = (each: { readonly reference: string }): boolean => each.reference === reference;
  return [...database.payments.values()].find(({ attempts, refunds }) => attempts.some(names) || refunds.some(names))?.id ?? '';
}

/** A lease must cover the longest call: while its holder waits for an answer, alive and awake, nobody else may get it. */
export function watchLeases(context: Context, database: Database, calls: CallsUnderWay): void {
  database.onLease = (paymentId, to) => {
    const call = calls.get(paymentId);
    if (call === undefined || call.process.life() !== call.life || call.life.paused || call.life.pauses !== call.pauses) return;
    context.violate('1 lease covers the call', `${nick(paymentId)} was leased to ${to.name} while ${call.process.name} waited for an answer`);
  };
}
