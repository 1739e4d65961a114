import { randomBytes } from 'node:crypto';
import { Secret } from '@adaigi/config';
import { addMoney, money, NO_FACTS, type Outcome, type Payout, type Verdict } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { connectMongo, createFieldCipher, ensureIndexes } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { testEngines, uniqueName } from '@adaigi/testing';
import { auditModels } from '../../src/adapters/audit-documents.ts';
import { createAuditLog } from '../../src/adapters/audit-log.ts';
import { createIds } from '../../src/adapters/ids.ts';
import { paymentModel } from '../../src/adapters/payment-document.ts';
import { payoutModel } from '../../src/adapters/payout-document.ts';
import { createPayoutStore } from '../../src/adapters/payout-store.ts';
import { createReceiverSlots, receiverSlotModel } from '../../src/adapters/receiver-slots.ts';
import type { RiskVerdict } from '../../src/ports.ts';
import type { PayoutAnswer, PayoutChannelTerms, PayoutLedger, PayoutPorts } from '../../src/payout-ports.ts';
import { createPayout, type CreatePayout } from '../../src/usecases/payouts/create-payout.ts';
import { executePayout } from '../../src/usecases/payouts/execute-payout.ts';
import { settlePayout, type SettlePayout } from '../../src/usecases/payouts/settle-payout.ts';
import { manualClock } from './manual-clock.ts';
import { POLICY } from './world.ts';

export const PAID: Outcome = { kind: 'succeeded', amount: null, reversed: false, ...NO_FACTS };
export const DOUBT = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS } as const satisfies Outcome;
export const DECLINED: Outcome = { kind: 'declined', fault: 'payer', retry: 'never', reason: 'receiver_refused', ...NO_FACTS };
export const NOT_SENT: Outcome = { kind: 'not_sent', reason: 'login_refused' };

/** The balance that a world begins with. */
export const PLENTY = 1_000_000_000n;

const FEE = money(100n, 'PKR');

/** A ledger of one balance that keeps the real one's rules: a hold by reference, once, and only what the balance covers. */
export function fakeLedger(balanceMinor: bigint) {
  const holds = new Map<string, { minor: bigint; state: 'held' | 'committed' | 'released' }>();
  const state = { available: balanceMinor, away: false, lowest: balanceMinor, calls: [] as string[] };
  const ask = async (call: string): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    if (state.away) throw new AdaigiError('unavailable', 'the ledger is away');
    state.calls.push(call);
  };
  const ledger: PayoutLedger = {
    async hold(payout) {
      await ask(`hold ${payout.id}`);
      const { minor } = addMoney(payout.amount, FEE);
      const before = holds.get(payout.id);
      if (before?.state === 'released') throw new AdaigiError('hold_settled', 'ended otherwise');
      if (before !== undefined && before.minor !== minor) throw new AdaigiError('idempotency_conflict', 'other content');
      if (before === undefined) {
        if (state.available < minor) return { kind: 'refused' };
        state.available -= minor;
        state.lowest = state.available < state.lowest ? state.available : state.lowest;
        holds.set(payout.id, { minor, state: 'held' });
      }
      return { kind: 'held', fee: FEE };
    },
    async commit({ id, hold }) {
      await ask(`commit ${id}`);
      const held = holds.get(id);
      if (held === undefined || (held.state === 'released' && hold !== 'released')) throw new AdaigiError('hold_settled', 'ended otherwise');
      if (held.state === 'released') state.available -= held.minor;
      held.state = 'committed';
    },
    async release({ id }) {
      await ask(`release ${id}`);
      const held = holds.get(id) ?? { minor: 0n, state: 'released' as const };
      if (held.state !== 'released') state.available += held.minor;
      holds.set(id, { ...held, state: 'released' });
    },
  };
  return { ledger, state, holds };
}

export const TIMES = { payoutTimeoutMs: 60_000, inquireTimeoutMs: 50_000, longestDoubtMs: 3_600_000 };

/** Connectors whose answers the test writes, and which remember what reached a provider. */
function fakeConnectors() {
  const channels: (PayoutChannelTerms & { readonly wallet: string; readonly mode: string; readonly banks?: readonly string[] })[] = [
    { id: 'jazzcash-payout', wallet: 'jazzcash', mode: 'test', ...TIMES, knowsReference: true },
    { id: 'easypaisa-payout', wallet: 'easypaisa', mode: 'test', ...TIMES, knowsReference: false },
    { id: 'easypaisa-bank-payout', wallet: 'bank', mode: 'test', ...TIMES, knowsReference: false, banks: ['ALLIED_BANK_LIMITED', 'HABIB_BANK_LIMITED'] },
  ];
  const answers: Outcome[] = [];
  const found: (PayoutAnswer | null)[] = [];
  const sent: { channel: string; reference: string; payoutId: string }[] = [];
  const asked: string[] = [];
  const connectors: PayoutPorts['payoutConnectors'] = {
    channelsFor: ({ wallet, mode }) => channels.filter((channel) => channel.wallet === wallet && channel.mode === mode),
    mayReach: (mode, bank) => channels.some((channel) => channel.mode === mode && channel.banks?.includes(bank) === true),
    terms: (id) => channels.find((channel) => channel.id === id) ?? null,
    async payout({ payout, channel, reference }) {
      const outcome = answers.shift() ?? PAID;
      if (outcome.kind !== 'not_sent') sent.push({ channel, reference, payoutId: payout.id });
      return { outcome, scheduleExhausted: false, nextInquiryAfterMs: outcome.kind === 'unknown' ? 60_000 : 0 };
    },
    async inquire({ attempt, lookBack = false }) {
      asked.push(`${lookBack ? 'back ' : ''}${attempt.reference}`);
      return found.shift() ?? null;
    },
  };
  return { connectors, channels, answers, found, sent, asked };
}

/** The payouts of the service on a real database, with a ledger and connectors that the test rules. */
export async function createPayoutWorld() {
  const runtime = testRuntime('payments');
  const connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix: uniqueName('payout').slice(0, 30), service: 'payments' });
  const models = { payments: paymentModel(connection), payouts: payoutModel(connection), receiverSlots: receiverSlotModel(connection), ...auditModels(connection) };
  await ensureIndexes(models.payouts, models.entries, models.chains);
  const published: string[] = [];
  const publish = (id: string): void => void published.push(id);
  const books = fakeLedger(PLENTY);
  const provider = fakeConnectors();
  const risk = { verdict: { kind: 'allow' } as RiskVerdict, away: false, asked: 0 };
  const clock = manualClock(new Date());
  const counted: string[] = [];
  const ports = {
    payouts: createPayoutStore(models.payouts, await createFieldCipher(connection, new Secret(randomBytes(32).toString('base64'))), publish),
    payoutAudit: createAuditLog(connection, models, publish),
    operators: { verify: async (_handle: string, token: string) => token === 'right' },
    ledger: books.ledger,
    payoutRisk: {
      async assess() {
        risk.asked += 1;
        if (risk.away) throw new AdaigiError('unavailable', 'risk is away');
        return risk.verdict;
      },
    },
    payoutConnectors: provider.connectors,
    receiverSlots: createReceiverSlots(models.receiverSlots),
    payoutMeter: {
      payoutEnded: ({ state }: Payout) => void counted.push(`ended:${state}`),
      attemptSettled: (channel: string, outcome: string) => void counted.push(`attempt:${channel}:${outcome}`),
      surplus: (channel: string) => void counted.push(`surplus:${channel}`),
      reversed: (channel: string) => void counted.push(`reversed:${channel}`),
    },
    ids: createIds('a secret of the platform'),
    clock,
    policy: POLICY,
    wakePayout: (): void => {},
    stepLeaseMs: 15_000,
    pollMs: 10,
    ledgerPatienceMs: 100,
    payoutTimeToLiveMs: 3_600_000,
    payoutFundsWaitMs: 86_400_000,
    lookBackMs: [3_600_000, 86_400_000],
  };
  return {
    ports,
    models,
    books,
    provider,
    risk,
    clock,
    counted,
    create: (change: Partial<CreatePayout> = {}) => createPayout(ports, payoutOrder(change)),
    run: (id: string) => executePayout(ports, id),
    settle: (id: string, verdict: Verdict, attemptNumber?: number) => settlePayout(ports, settlementOf(id, verdict, attemptNumber)),
    sentFor: (id: string) => provider.sent.filter(({ payoutId }) => payoutId === id),
    async read(id: string): Promise<Payout> {
      const payout = await ports.payouts.find(id);
      if (payout === null) throw new Error('no such payout');
      return payout;
    },
    /** Types of the events of a payout, in the order of its outbox. */
    async events(id: string): Promise<string[]> {
      const document = await models.payouts.findById(id).lean<{ outbox: { type: string }[] } | null>();
      return document?.outbox.map(({ type }) => type) ?? [];
    },
    /** Forgets answers, calls and balance of the test before; what is stored stays, and the time. */
    startOver(): void {
      Object.assign(risk, { verdict: { kind: 'allow' }, away: false });
      Object.assign(books.state, { available: PLENTY, away: false, lowest: PLENTY });
      for (const list of [books.state.calls, provider.answers, provider.found, provider.sent, provider.asked, counted]) list.length = 0;
    },
    async stop(): Promise<void> {
      await connection.dropDatabase();
      await runtime.stop();
    },
  };
}

export type PayoutWorld = Awaited<ReturnType<typeof createPayoutWorld>>;

let orders = 0;

/** A payout of 500 rupees with a key of its own. */
export function payoutOrder(change: Partial<CreatePayout> = {}): CreatePayout {
  orders += 1;
  return {
    merchantId: 'mer_1',
    mode: 'test',
    dialect: 'native',
    idempotencyKey: `key-${orders}`,
    amount: money(50_000n, 'PKR'),
    wallet: 'jazzcash',
    receiver: { mobile: '03115112345', name: 'Zainab Tariq', cnic: '', bank: '', accountNumber: '' },
    reference: `payout-${orders}`,
    description: '',
    metadata: {},
    expiresAt: null,
    waitsForFunds: false,
    notifyUrl: '',
    dialectData: {},
    ...change,
  };
}

/** What two operators say of an attempt. */
export function settlementOf(payoutId: string, verdict: Verdict, attemptNumber = 1): SettlePayout {
  const operators = [{ handle: 'ayesha', token: 'right' }, { handle: 'bilal', token: 'right' }];
  return { payoutId, attemptNumber, verdict, reason: 'seen on the statement of the bank, page 3', providerTransactionId: '', operators };
}
