import { money, NO_FACTS, type Outcome, type Payment } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { createCompletions } from '../../src/adapters/completions.ts';
import { createIds } from '../../src/adapters/ids.ts';
import type { Meter, Policy, RiskPort, RiskVerdict, RouteDecision, RoutingPort } from '../../src/ports.ts';
import { createPayment, type CreatePayment } from '../../src/usecases/create-payment.ts';
import { executePayment } from '../../src/usecases/execute-payment.ts';
import { recordCallback } from '../../src/usecases/record-callback.ts';
import { fakeProvider } from './fake-provider.ts';
import { manualClock } from './manual-clock.ts';
import { memoryPayerSlots, memoryRepeatGuards } from './memory-locks.ts';
import { memoryPaymentStore } from './memory-payment-store.ts';

export const POLICY: Policy = {
  retry: { maxSentAttempts: 3, maxAttempts: 6, backoffMs: [0, 1_000, 2_000] },
  waitMs: 2_000,
  longestWaitMs: 30_000,
  sendWindowMs: 10_000,
  marginMs: 8_000,
  maxRefundTries: 3,
  refundRetryMs: 30_000,
};

/** What a callback says that nobody signed: it proves nothing. */
export const UNSIGNED: Outcome = { kind: 'unknown', reason: 'provider_pending', integrityProblem: null, ...NO_FACTS };

/** The whole service in memory, with time that a test moves. */
export function createWorld() {
  const clock = manualClock();
  const counted: string[] = [];
  const meter: Meter = {
    paymentEnded: (payment) => void counted.push(`ended:${payment.state}`),
    attemptSettled: (channel, outcome) => void counted.push(`attempt:${channel}:${outcome}`),
    failover: (from, to, reason) => void counted.push(`failover:${from}:${to}:${reason}`),
    lateCapture: (origin) => void counted.push(origin),
    unknownCallback: () => void counted.push('unknown-callback'),
    hintUnanswered: ({ channel, reference }) => void counted.push(`hint-unanswered:${channel}:${reference}`),
  };
  const verdicts: (RiskVerdict | 'away')[] = [{ kind: 'allow' }];
  const risk: RiskPort = {
    async assess() {
      const verdict = (verdicts.length > 1 ? verdicts.shift() : verdicts[0]) ?? { kind: 'allow' };
      if (verdict === 'away') throw new AdaigiError('unavailable', 'risk is away');
      return verdict;
    },
  };
  let routes: RouteDecision | 'away' | null = null;
  const asked: { preferredWallet: string | null; repeatPayer: boolean; excluded: readonly string[] }[] = [];
  const routing: RoutingPort = {
    async decide(payment, { number }, payer, excluded) {
      asked.push({ ...payer, excluded });
      if (routes === 'away') throw new AdaigiError('internal', 'routing fell over');
      if (routes !== null) return routes;
      const channels = ['jazzcash-main', 'jazzcash-alt'].filter((channel) => !excluded.includes(channel));
      return {
        decisionId: `${payment.id}-${number}`,
        candidates: channels.map((channel) => ({ channel, wallet: 'jazzcash', choiceProbability: 1 })),
        summary: 'by order',
        removals: channels.length > 0 ? [] : [{ channel: 'jazzcash-main', constraint: 'excluded' }],
        holdMs: 0,
      };
    },
  };
  const store = memoryPaymentStore(clock);
  const slots = memoryPayerSlots(clock);
  const provider = fakeProvider();
  const woken: string[] = [];
  const created: string[] = [];
  const ports = {
    clock,
    store,
    slots,
    guards: memoryRepeatGuards(clock),
    ids: createIds('a secret of the platform'),
    completions: createCompletions(),
    meter,
    risk,
    routing,
    connectors: provider,
    policy: POLICY,
    wake: (id: string) => void woken.push(id),
    wakeCreated: (id: string) => void created.push(id),
    timeToLiveMs: 900_000,
    stepLeaseMs: 15_000,
    pollMs: 20,
  };
  return {
    ...ports,
    ports,
    provider,
    counted,
    verdicts,
    asked,
    woken,
    /** Payments that were stored and may go on at once. */
    created,
    setRoutes: (decision: RouteDecision | 'away' | null) => {
      routes = decision;
    },
    create: async (overrides: Partial<CreatePayment> = {}): Promise<Payment> => (await createPayment(ports, orderOf(overrides))).payment,
    execute: (id: string) => executePayment(ports, id),
    callback: (outcome: Outcome, reference: string, channel = 'jazzcash-main') => recordCallback(ports, { channel, reference, outcome }),
    async read(id: string): Promise<Payment> {
      const payment = await store.find(id);
      if (payment === null) throw new Error('no such payment');
      return payment;
    },
    /** Runs everything that comes due until a time has passed. */
    async live(ms: number, stepMs = 1_000): Promise<void> {
      for (let passed = 0; passed <= ms; passed += stepMs) {
        for (const id of await store.due(clock.now(), 100)) await executePayment(ports, id);
        clock.pass(stepMs);
      }
    },
    types: (): string[] => store.events.map(({ event }) => event.type),
  };
}

export type World = ReturnType<typeof createWorld>;

export function orderOf(overrides: Partial<CreatePayment> = {}): CreatePayment {
  return {
    merchantId: 'mer_1',
    mode: 'test',
    dialect: 'native',
    idempotencyKey: 'key-1',
    amount: money(50_000n, 'PKR'),
    wallet: 'jazzcash',
    method: 'wallet',
    payer: { mobile: '03115112345', name: 'John Doe', email: 'john@example.com', cnic: '' },
    reference: 'order-1',
    description: 'a book',
    metadata: {},
    expiresAt: null,
    notifyUrl: '',
    dialectData: {},
    repeatGuard: null,
    awaitsPayer: false,
    ...overrides,
  };
}
