import { setTimeout as sleep } from 'node:timers/promises';
import type { MerchantCredentials, RunFile } from '@adaigi/local';
import { scanTopics } from '@adaigi/testing';
import { outageReport } from './outage-report.ts';
import type { BreakerChange, Ended, Made, OutageFacts } from './outage-report.ts';

export const OUTAGE_KINDS = { refuse: 'reset', '5xx': '503', hang: 'silence' } as const;
export type OutageKind = keyof typeof OUTAGE_KINDS;

export interface OutageOptions {
  readonly kind: OutageKind;
  readonly perSecond: number;
  /** Length of the outage. */
  readonly seconds: number;
  /** Of the platform, as its environment has it. */
  readonly topicPrefix: string;
}

/** The wallet has two channels; the one that routing prefers goes down. */
const WALLET = 'jazzcash';
const BEFORE_MS = 15_000;
const AFTER_MS = 20_000;
/** After the last payment, for ends that are on their way: a machine that is too small for the load has a queue to work off. */
const SETTLE_MS = 180_000;
const LOOK_EVERY_MS = 5_000;

/**
 * An outage of one of two channels of a wallet under open-model load, every payment by a payer of its own, at a provider that else pays at once. All
 * figures come from outside: the simulator's word on when the outage was, the topics `provider-health`, `attempts` and `payments`.
 */
export async function outage(run: RunFile, merchant: MerchantCredentials, options: OutageOptions): Promise<string[]> {
  const load = new AbortController();
  const startedAt = Date.now();
  const loading = pay(run, merchant, options.perSecond, load.signal);
  let [from, to] = [0, 0];
  await sleep(BEFORE_MS);
  const channel = await preferredChannel(run, options.topicPrefix, startedAt);
  try {
    from = await setOutage(run, channel, { on: true, mode: OUTAGE_KINDS[options.kind] });
    await sleep(options.seconds * 1000);
  } finally {
    to = await setOutage(run, channel, { on: false });
  }
  await sleep(AFTER_MS);
  load.abort();
  const { made, refused } = await loading;
  const told = await settled(() => readFacts(run, channel, options.topicPrefix, made), made);
  return [
    `${channel} down for ${options.seconds} s (${options.kind}: ${OUTAGE_KINDS[options.kind]}) at ${options.perSecond} payments/s, 2 channels of the wallet; ${made.length} payments, ${refused} refused by the edge`,
    ...outageReport({ made, ...told, from, to }),
  ];
}

async function pay(run: RunFile, merchant: MerchantCredentials, perSecond: number, signal: AbortSignal): Promise<{ made: Made[]; refused: number }> {
  const asked: Promise<Made | null>[] = [];
  const stamp = Date.now();
  for (let index = 0; !signal.aborted; index += 1) {
    await sleep(Math.max(0, stamp + (index * 1000) / perSecond - Date.now()));
    asked.push(create(run, merchant, stamp + index));
  }
  const made = (await Promise.all(asked)).filter((payment) => payment !== null);
  return { made, refused: asked.length - made.length };
}

async function create(run: RunFile, merchant: MerchantCredentials, unique: number): Promise<Made | null> {
  const at = Date.now();
  const mobile = `03${String(10 + (Math.floor(unique / 10_000_000) % 40))}${String(unique % 10_000_000).padStart(7, '0')}`;
  const answer = await fetch(`${run.edge.http}/v1/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${merchant.native.bearer}`, 'idempotency-key': `outage-${unique}` },
    body: JSON.stringify({ amount: 50_000, currency: 'PKR', wallet: WALLET, payer: { mobile }, reference: `outage-${unique}` }),
  }).catch(() => null);
  if (answer?.status !== 201) {
    await answer?.body?.cancel();
    return null;
  }
  const { id } = (await answer.json()) as { id: string };
  return { id, at };
}

/** @returns when the simulator had done it */
async function setOutage(run: RunFile, channel: string, outageOf: { on: boolean; mode?: string }): Promise<number> {
  const answer = await fetch(`${run.simulator.control}/outages/${channel}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(outageOf) });
  await answer.text();
  if (!answer.ok) throw new Error(`the simulator refused the outage: ${answer.status}`);
  return Date.now();
}

/** The channel that most attempts went to: which one routing prefers is for it to find out, and may differ from one start to the next. */
async function preferredChannel(run: RunFile, topicPrefix: string, since: number): Promise<string> {
  const attempts = new Map<string, number>();
  await scanTopics(run.kafka, `${topicPrefix}adaigi.attempts.v1`, ({ value }) => {
    const { channel, occurredAt } = JSON.parse(value) as Told;
    if (channel?.startsWith(WALLET) === true && Date.parse(occurredAt) >= since) attempts.set(channel, (attempts.get(channel) ?? 0) + 1);
  });
  const [first] = [...attempts].toSorted(([, a], [, b]) => b - a);
  if (first === undefined) throw new Error('no payment was tried before the outage');
  return first[0];
}

type Facts = Pick<OutageFacts, 'ended' | 'doubted' | 'breaker'>;

/** The facts as they are when every payment has ended or is in doubt, and at the latest after `SETTLE_MS`. */
async function settled(read: () => Promise<Facts>, made: readonly Made[]): Promise<Facts> {
  const until = Date.now() + SETTLE_MS;
  for (;;) {
    await sleep(LOOK_EVERY_MS);
    const facts = await read();
    if (Date.now() > until || made.every(({ id }) => facts.ended.has(id) || facts.doubted.has(id))) return facts;
  }
}

const ENDS = new Set(['succeeded', 'failed', 'cancelled', 'expired']);

async function readFacts(run: RunFile, outageOf: string, topicPrefix: string, made: readonly Made[]): Promise<Facts> {
  const ours = new Set(made.map(({ id }) => id));
  const ended = new Map<string, Ended>();
  const doubted = new Set<string>();
  const breaker: BreakerChange[] = [];
  const visitors = {
    'adaigi.payments.v1': ({ paymentId, state, reason, attempts, occurredAt }: Told) => {
      const word = (state ?? '').replace('PAYMENT_STATE_', '').toLowerCase();
      // Later facts, such as a late capture, change no end.
      if (paymentId === undefined || !ours.has(paymentId) || !ENDS.has(word) || ended.has(paymentId)) return;
      ended.set(paymentId, { state: word, reason: reason ?? '', attempts: attempts ?? 0, at: Date.parse(occurredAt) });
    },
    'adaigi.attempts.v1': ({ paymentId, state }: Told) => {
      if (paymentId !== undefined && state === 'ATTEMPT_STATE_UNKNOWN') doubted.add(paymentId);
    },
    'adaigi.provider-health.v1': ({ channel, operation, breaker: state, reason, occurredAt }: Told) => {
      if (channel === outageOf && operation === 'charge' && state !== undefined && state !== '') breaker.push({ state, reason: reason ?? '', at: Date.parse(occurredAt) });
    },
  };
  for (const [topic, visit] of Object.entries(visitors)) {
    await scanTopics(run.kafka, topicPrefix + topic, ({ value }) => visit(JSON.parse(value) as Told));
  }
  return { ended, doubted, breaker: breaker.sort((a, b) => a.at - b.at) };
}

/** The fields that are read of these topics' messages, in their JSON form: what has its default value may be left out. */
interface Told {
  readonly occurredAt: string;
  readonly paymentId?: string;
  readonly state?: string;
  readonly reason?: string;
  readonly attempts?: number;
  readonly channel?: string;
  readonly operation?: string;
  readonly breaker?: string;
}
