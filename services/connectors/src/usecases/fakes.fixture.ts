import type { CallbackVerdict, InquiryOrder } from '@adaigi/connector-kit';
import { money, NO_FACTS } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import type { Alarm, Channel, Dependencies, ExchangeRecord, ExchangeRecords } from '../ports.ts';

/** Records in memory: the rules of the real ones are tested on the real engine. */
class RecordsInMemory implements ExchangeRecords {
  readonly stored = new Map<string, ExchangeRecord>();
  now = new Date('2026-11-20T10:00:00Z');
  failAnswers = false;
  /** The times of the intents that were looked for. */
  readonly sentAts: Date[] = [];

  async begin(key: Parameters<ExchangeRecords['begin']>[0], details: Parameters<ExchangeRecords['begin']>[1]) {
    const record = this.stored.get(key.reference);
    if (record !== undefined) return await Promise.resolve({ kind: 'known', record } as const);
    this.stored.set(key.reference, { state: 'sent', details, outcome: null });
    return { kind: 'begun', leaveBy: 12_345 } as const;
  }

  async look(key: Parameters<ExchangeRecords['look']>[0], sentAt: Date) {
    this.sentAts.push(sentAt);
    const record = this.stored.get(key.reference);
    if (record !== undefined) return await Promise.resolve({ kind: 'known', record, now: this.now } as const);
    this.stored.set(key.reference, { state: 'tombstone', details: null, outcome: null });
    return { kind: 'fenced', now: this.now } as const;
  }

  async find(key: Parameters<ExchangeRecords['find']>[0]) {
    return await Promise.resolve(this.stored.get(key.reference) ?? null);
  }

  async answer(key: Parameters<ExchangeRecords['answer']>[0], outcome: Outcome) {
    if (this.failAnswers) throw new Error('away');
    const record = this.stored.get(key.reference);
    if (record !== undefined) this.stored.set(key.reference, { ...record, state: 'answered', outcome });
    await Promise.resolve();
  }
}

/** Dependencies of the use cases whose provider answers what the test says. */
export interface Fakes extends Dependencies {
  readonly records: RecordsInMemory;
  readonly raised: Alarm[];
  /** What the wire was asked, newest last. */
  readonly charges: { readonly leaveBy: number }[];
  readonly inquiries: InquiryOrder[];
  answer: Outcome;
  callback: CallbackVerdict;
}

export const CHANNEL = 'test-main';

export function fakes(change: Partial<Channel['settings']> = {}): Fakes {
  const raised: Alarm[] = [];
  const charges: { leaveBy: number }[] = [];
  const inquiries: InquiryOrder[] = [];
  const made: Fakes = {
    channels: new Map(),
    records: new RecordsInMemory(),
    alarms: { raise: (alarm) => raised.push(alarm) },
    random: () => 0.5,
    pause: () => Promise.resolve(),
    raised,
    charges,
    inquiries,
    answer: { kind: 'succeeded', amount: null, reversed: false, ...NO_FACTS },
    callback: { kind: 'refused', refusal: 'none', reply: { status: 400, contentType: '', body: '' } },
  };
  const channel: Channel = {
    settings: {
      id: CHANNEL,
      provider: 'test',
      mode: 'test',
      disabled: false,
      minAmount: money(100n, 'PKR'),
      maxAmount: money(1_000_000n, 'PKR'),
      maxConcurrent: 10,
      connectTimeoutMs: 1,
      chargeTimeoutMs: 1,
      inquireTimeoutMs: 1,
      refundTimeoutMs: 1,
      windowMs: 600_000,
      notFoundWindowMs: 3_600_000,
      longestPromptMs: 600_000,
      inquiryScheduleMs: [60_000, 120_000, 600_000],
      replyGraceMs: 2_000,
      ...change,
    },
    capabilities: { wallet: 'test', methods: ['wallet'], currency: 'PKR' },
    wire: {
      charge: async (order) => {
        charges.push(order);
        return await Promise.resolve(made.answer);
      },
      inquire: async (order) => {
        inquiries.push(order);
        return await Promise.resolve(made.answer);
      },
      refund: null,
      parseCallback: () => made.callback,
    },
  };
  return Object.assign(made, { channels: new Map([[CHANNEL, channel]]) });
}
