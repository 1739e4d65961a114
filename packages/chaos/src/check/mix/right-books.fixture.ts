import { createHmac } from 'node:crypto';
import type { InboxRequest } from '../../observation.ts';
import type { JournalEntry, MoneyTruth, StoredDeposit, StoredPayout } from '../../truth/money.ts';
import type { StoredPayment, TopicEvent, Truth } from '../../truth/truth.ts';
import type { MixObservation } from '../../mix/observed.ts';

type Mutable<T> = T extends ReadonlyMap<infer K, infer V> ? Map<K, Mutable<V>> : T extends readonly (infer E)[] ? Mutable<E>[] : T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

/** A truth that tests may spoil, in its two parts. */
export interface DoctoredBooks {
  readonly truth: Mutable<Truth>;
  readonly money: Mutable<MoneyTruth>;
  readonly mix: Mutable<MixObservation>;
}

const NOON = Date.parse('2026-11-21T12:00:00Z');
const MERCHANT = 'mer_1';
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const AVAILABLE = `merchant:${MERCHANT}:available`;
const HELD = `merchant:${MERCHANT}:held`;
const UNSETTLED = `merchant:${MERCHANT}:unsettled`;

export const PAID = 'po_paid';
/** Into a bank account. */
export const BANKED = 'po_bank';
export const FAILED = 'po_failed';
export const WAITING = 'po_waiting';
export const REFUSED = 'po_refused';
export const CREDITED = 'dep_credited';
export const RIVAL = 'dep_rival';
const PAYMENT = 'pay_1';

type Legs = readonly (readonly [account: string, minor: bigint])[];

/** A small run in which everything went right: test money, a payment settled, payouts paid into a wallet and into a bank account, failed, waiting and refused, and a transfer that two users claimed. */
export function rightBooks(): DoctoredBooks {
  const entries = [
    entry('funding:1', 'funding', 'fund-1', [['funding', 100_000n], [AVAILABLE, -100_000n]]),
    entry('captured', 'payment_captured', PAYMENT, [['clearing:jazzcash-main', 10_000n], [UNSETTLED, -9_850n], ['fees', -150n]]),
    ...held(PAID),
    entry('committed', 'hold_committed', PAID, [[HELD, 10_050n], ['clearing:jazzcash-payout', -10_000n], ['fees', -50n]]),
    ...held(BANKED),
    entry('banked', 'hold_committed', BANKED, [[HELD, 10_050n], ['clearing:easypaisa-bank-payout', -10_000n], ['fees', -50n]]),
    ...held(FAILED),
    entry('released', 'hold_released', FAILED, [[HELD, 10_050n], [AVAILABLE, -10_050n]]),
    ...held(WAITING),
    entry('credited', 'deposit_credited', CREDITED, [['clearing:receiving-easypaisa', 20_000n], [UNSETTLED, -19_800n], ['fees', -200n]]),
    entry('settlement', 'settlement', '2026-11-21', [[UNSETTLED, 29_650n], [AVAILABLE, -29_650n]]),
  ];
  const payouts = [payout(PAID, 'succeeded', 'committed', 'succeeded'), payout(BANKED, 'succeeded', 'committed', 'succeeded'), payout(FAILED, 'failed', 'released', 'declined'), payout(WAITING, 'processing', 'held', 'unknown'), { ...payout(REFUSED, 'created', 'refused', null), accepted: false, eventCount: 0 }];
  const deposits = [deposit(CREDITED, 'credited'), deposit(RIVAL, 'refused')];
  const events = [
    event('payments', PAYMENT, 1, 'payment.succeeded', { state: 'PAYMENT_STATE_SUCCEEDED', channel: 'jazzcash-main', wallet: 'jazzcash' }),
    ...payouts.filter(({ accepted }) => accepted).flatMap(({ id, state }) => [event('payouts', id, 1, 'payout.created', {}), event('payouts', id, 2, state === 'processing' ? 'payout.needs_operator' : `payout.${state}`, { state: `PAYOUT_STATE_${state.toUpperCase()}` })]),
    ...deposits.map(({ id, state }) => event('deposits', id, 1, `deposit.${state}`, { state: `DEPOSIT_STATE_${state.toUpperCase()}` })),
    ...entries.map(({ id, subject, legs }, index) =>
      event('ledger-entries', subject, index + 1, 'ledger.entry_booked', { entryId: id, legs: legs.map(({ account, minor }) => ({ account, side: minor > 0n ? 'SIDE_DEBIT' : 'SIDE_CREDIT', amountMinor: String(minor > 0n ? minor : -minor) })) }),
    ),
  ];
  const money: MoneyTruth = {
    entries,
    written: new Map(entries.map(({ id }, index) => [id, NOON + index * 1_000])),
    balances: balancesOf(entries),
    holds: payouts.filter(({ accepted }) => accepted).map(({ id, hold }) => ({ merchantId: MERCHANT, mode: 'test', currency: 'PKR', reference: id, state: hold, minor: 10_000n, feeMinor: 50n })),
    payouts,
    deposits,
    transfers: [{ id: 'trf_1', walletType: 'easypaisa', to: '03450000101', number: '40000000001', amountMinor: 20_000n, claimedBy: CREDITED }],
    sent: [{ wallet: 'easypaisa', to: '03450000101', number: '40000000001', amountMinor: 20_000n }],
    lines: [PAID, BANKED].map((id) => ({ at: NOON + 60_000, account: channelOf(id), receiver: receiverOf(id), kind: 'payout', amountMinor: 10_000n })),
  };
  const mix: MixObservation = {
    payouts: payouts.map(({ id, accepted }) => ({ key: `key-${id}`, merchantId: MERCHANT, wallet: walletOf(id), receiver: receiverOf(id), amountMinor: 10_000n, submissions: [{ ...answer(accepted ? id : null, accepted ? 201 : 409), body: 'same' }], reads: [] })),
    claims: deposits.map(({ id }) => ({ key: `key-${id}`, merchantId: MERCHANT, wallet: 'easypaisa', number: '40000000001', claimedMinor: null, submissions: [answer(id, 201)] })),
    transfers: [{ wallet: 'easypaisa', to: '03450000101', number: '40000000001', amountMinor: 20_000n }],
    fundings: [{ merchantId: MERCHANT, reference: 'fund-1', amountMinor: 100_000n, told: true }],
    payoutAccounts: ['jazzcash-payout', 'easypaisa-bank-payout'],
    fees: { 'payin.jazzcash': 150, 'payout.*': 50, 'deposit.*': 100 },
  };
  const truth: Truth = {
    observation: {
      seed: 1,
      startedAt: NOON,
      healedAt: NOON,
      settledAt: NOON,
      boundMs: 1,
      merchants: [{ merchantId: MERCHANT, payproSecret: null, webhookSecret: SECRET, webhookPath: '/hook' }],
      orders: [],
      platform: { control: '', mongodb: '', kafka: [], dbPrefix: '', topicPrefix: '', logDir: '', metrics: {} },
      inbox: events.filter(({ topic }) => topic === 'payouts' || topic === 'deposits').map(webhookOf),
      strikes: [],
      secrets: [],
      mix,
    },
    provider: { ledger: [{ seq: 1, at: NOON, account: 'jazzcash-main', reference: 'REF', mobile: '03101000000', kind: 'debit', amountMinor: 10_000n }], prompts: [], windowMs: 1 },
    payments: new Map([[PAYMENT, payment()]]),
    exchanges: [],
    deliveries: [],
    writes: [],
    events,
    deadLetters: new Map(),
    leaks: [],
    searched: new Map(),
    money,
  };
  const copy = structuredClone(truth) as unknown as Mutable<Truth>;
  if (copy.money === null || copy.observation.mix === null) throw new Error('no money');
  return { truth: copy, money: copy.money, mix: copy.observation.mix };
}

/** What the ledger must keep beside these entries. */
export function balancesOf(entries: readonly JournalEntry[]): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  for (const { account, minor } of entries.flatMap(({ legs }) => legs)) balances.set(`balance test:PKR:${account}`, (balances.get(`balance test:PKR:${account}`) ?? 0n) + minor);
  for (const part of ['available', 'held']) balances.set(`${part} test:PKR:${MERCHANT}`, -(balances.get(`balance test:PKR:merchant:${MERCHANT}:${part}`) ?? 0n));
  return balances;
}

export function entry(id: string, kind: string, subject: string, legs: Legs): JournalEntry {
  return { id, kind, merchantId: MERCHANT, mode: 'test', currency: 'PKR', subject, refundId: '', legs: legs.map(([account, minor]) => ({ account, minor })), done: true };
}

/** As the provider's books name who is paid. */
export function receiverOf(payoutId: string): string {
  return payoutId === BANKED ? 'ABL/03420000001' : `03400000${String(payoutId.length).padStart(3, '0')}`;
}

function walletOf(payoutId: string): string {
  return payoutId === BANKED ? 'bank' : 'jazzcash';
}

function channelOf(payoutId: string): string {
  return payoutId === BANKED ? 'easypaisa-bank-payout' : 'jazzcash-payout';
}

function held(id: string): JournalEntry[] {
  return [entry(`held ${id}`, 'hold', id, [[AVAILABLE, 10_050n], [HELD, -10_050n]])];
}

function payout(id: string, state: string, hold: string, attempt: string | null): StoredPayout {
  const attempts = attempt === null ? [] : [{ channel: channelOf(id), state: attempt, needsOperator: attempt === 'unknown', reversed: false, surplus: false }];
  return { id, merchantId: MERCHANT, reference: `key-${id}`, wallet: walletOf(id), amountMinor: 10_000n, state, hold, booking: null, accepted: true, attempts, eventCount: 2, unpublished: 0 };
}

function deposit(id: string, state: string): StoredDeposit {
  const transfer = state === 'credited' ? { id: 'trf_1', receivingNumber: '03450000101', amountMinor: 20_000n } : null;
  return { id, merchantId: MERCHANT, reference: `key-${id}`, walletType: 'easypaisa', number: '40000000001', state, reason: state === 'refused' ? 'already_claimed' : null, transfer, eventCount: 1, unpublished: 0 };
}

function payment(): StoredPayment {
  const attempt = { number: 1, channel: 'jazzcash-main', reference: 'REF', state: 'succeeded', notAfter: NOON, nextInquiryAt: null, needsOperator: false, reversed: false } as const;
  return { id: PAYMENT, merchantId: MERCHANT, dialect: 'native', reference: 'order', amountMinor: 10_000n, payerKey: 'key', state: 'succeeded', version: 1, attempts: [attempt], refunds: [], eventCounts: { payments: 1 }, unpublished: 0 };
}

function answer(id: string | null, status: number) {
  return { at: NOON, endedAt: NOON + 50, status, id, state: null, code: null };
}

function event(topic: string, key: string, seq: number, type: string, payload: Record<string, unknown>): TopicEvent {
  return { topic, partition: 0, offset: BigInt(seq), key, id: `${key}.${topic}.${seq}`, type, seq, payload };
}

function webhookOf({ id, type, key }: TopicEvent): InboxRequest {
  const body = JSON.stringify({ type, data: { id: key } });
  const timestamp = String(NOON / 1_000);
  const signature = createHmac('sha256', Buffer.from(SECRET.replace('whsec_', ''), 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { at: NOON, method: 'POST', path: '/hook', headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }, body, answered: 200 };
}
