import { NO_FACTS, money, provenState, type Outcome } from '@adaigi/domain';
import type { ConnectorsPort, ProviderAnswer } from '../src/ports.ts';
import { CHARGE_TIMEOUT_MS, channelOf, INQUIRE_TIMEOUT_MS, INQUIRY_SCHEDULE_MS, LONGEST_WAY_MS, WINDOW_MS } from './channels.ts';
import { EPOCH_MS, type Context } from './context.ts';
import type { CallbackRecord } from './broker.ts';
import type { Database } from './database.ts';
import { createExchangeRecords, isFinalOutcome, type ExchangeRecord } from './exchange-records.ts';
import { call } from './network.ts';
import type { SimProcess } from './process.ts';
import type { Provider, ProviderMessage, Word } from './provider.ts';

/** What a connector takes care of; a planted bug switches one of these off. */
export interface ConnectorRules {
  readonly recordBeforeSend: boolean;
  readonly fenceBeforeNotSent: boolean;
  readonly keepToNotAfter: boolean;
  readonly notFoundWaits: boolean;
  readonly failedWaits: boolean;
  readonly checkSignature: boolean;
  readonly checkAmount: boolean;
  readonly keepHints: boolean;
  readonly hintsAgainstNotFound: boolean;
}

export const SOUND_RULES: ConnectorRules = {
  recordBeforeSend: true,
  fenceBeforeNotSent: true,
  keepToNotAfter: true,
  notFoundWaits: true,
  failedWaits: true,
  checkSignature: true,
  checkAmount: true,
  keepHints: true,
  hintsAgainstNotFound: true,
};

export type ChargeCommand = Parameters<ConnectorsPort['charge']>[0];
export type InquireCommand = Parameters<ConnectorsPort['inquire']>[0];
export type RefundCommand = Parameters<ConnectorsPort['refund']>[0];

/** The connectors of one world, as their processes answer. */
export interface Connectors {
  charge(process: SimProcess, command: ChargeCommand): Promise<ProviderAnswer>;
  inquire(process: SimProcess, command: InquireCommand): Promise<ProviderAnswer>;
  refund(process: SimProcess, command: RefundCommand): Promise<ProviderAnswer>;
  /** What a provider's message proves; null when it is refused. */
  read(message: ProviderMessage): CallbackRecord | null;
}

interface Sending {
  readonly key: string;
  readonly amount: ReturnType<typeof money>;
  readonly notAfterMs: number;
  readonly send: (leftAtMs: number) => Promise<Word | null>;
}

const unknown = (reason: Extract<Outcome, { kind: 'unknown' }>['reason']): Outcome => ({ kind: 'unknown', reason, integrityProblem: null, ...NO_FACTS });

export function createConnectors(context: Context, database: Database, provider: Provider, rules: ConnectorRules): Connectors {
  const { scheduler, random } = context;
  const records = createExchangeRecords(() => scheduler.nowMs());
  const answerOf = (outcome: Outcome, made: number): ProviderAnswer => {
    if (isFinalOutcome(outcome)) return { outcome, nextInquiryAfterMs: 0, scheduleExhausted: false };
    const waitMs = INQUIRY_SCHEDULE_MS[made];
    if (waitMs === undefined) return { outcome, nextInquiryAfterMs: 0, scheduleExhausted: true };
    return { outcome, nextInquiryAfterMs: Math.round(waitMs * (0.8 + 0.4 * random.next())), scheduleExhausted: false };
  };
  const quarantine = (field: string): Outcome => ({ kind: 'unknown', reason: 'integrity', integrityProblem: field, ...NO_FACTS });

  /** A word of the provider as proof. */
  const outcomeOf = (word: Word | null, record: ExchangeRecord, conclusive: boolean): Outcome => {
    switch (word?.kind) {
      case undefined:
        return unknown('provider_timeout');
      case 'paid':
      case 'reversed': {
        if (!rules.checkAmount) return { kind: 'succeeded', amount: null, reversed: word.kind === 'reversed', ...NO_FACTS };
        if (word.amount !== null && record.amount !== null && word.amount !== record.amount.minor) return quarantine('amount');
        if (word.amount === null && record.outcome?.kind === 'unknown' && record.outcome.integrityProblem !== null) return record.outcome;
        return { kind: 'succeeded', amount: word.amount === null ? null : money(word.amount, 'PKR'), reversed: word.kind === 'reversed', ...NO_FACTS };
      }
      case 'refused':
        if (!conclusive && rules.failedWaits) return { kind: 'pending', nextAction: null, ...NO_FACTS };
        return { kind: 'declined', ...word.decline, ...NO_FACTS };
      case 'pending':
        return { kind: 'pending', nextAction: null, ...NO_FACTS };
      case 'not-found':
        return conclusive || !rules.notFoundWaits ? { kind: 'not_sent', reason: 'never_received' } : unknown('not_found_yet');
      case 'error':
        return unknown('provider_error');
      default:
        return word satisfies undefined;
    }
  };
  const wire = (process: SimProcess, deadlineMs: number, handle: () => Promise<Word | null>): Promise<Word | null> =>
    call(context, {
      caller: process,
      server: null,
      name: 'provider',
      deadlineMs,
      lostRequest: context.plan.lostRequest,
      lostAnswer: context.plan.lostAnswer,
      twice: 0,
      delayMs: () => (context.fault(context.plan.slow) ? random.int(50, LONGEST_WAY_MS) : random.int(2, 60)),
      // Silence is an answer that never comes.
      handle: async () => (await handle()) ?? new Promise<Word | null>(() => undefined),
    }).catch(() => null);

  async function sendOnce(process: SimProcess, { key, amount, notAfterMs, send }: Sending): Promise<Outcome> {
    const begun = (): Promise<{ mine: ExchangeRecord } | { known: ExchangeRecord }> =>
      database.remote(process, 'begin exchange', async () => records.begin(key, { amount, notAfterMs }));
    const startedAtMs = scheduler.nowMs();
    const first = rules.recordBeforeSend ? await begun() : null;
    if (first !== null && 'known' in first) {
      if (first.known.state === 'tombstone') return { kind: 'not_sent', reason: 'too_late' };
      return first.known.outcome ?? unknown('provider_pending');
    }
    const outcome = await leave(process, first?.mine ?? null, startedAtMs, { key, amount, notAfterMs, send });
    if (!rules.recordBeforeSend) await begun();
    await database.remote(process, 'answer exchange', async () => records.answer(key, outcome)).catch(() => undefined);
    return outcome;
  }
  async function leave(process: SimProcess, record: ExchangeRecord | null, startedAtMs: number, { amount, notAfterMs, send }: Sending): Promise<Outcome> {
    // As the real one: by its own elapsed time, counted from before the record's.
    const leaveByMs = startedAtMs + (notAfterMs - (record?.sentAtMs ?? startedAtMs));
    const nowMs = scheduler.nowMs();
    if (rules.keepToNotAfter && nowMs > leaveByMs) return { kind: 'not_sent', reason: 'too_late' };
    if (provider.down) return { kind: 'not_sent', reason: random.pick(['breaker_open', 'provider_unreachable']) };
    const word = await wire(process, CHARGE_TIMEOUT_MS, () => send(nowMs));
    return outcomeOf(word, { state: 'sent', outcome: null, amount, sentAtMs: 0, notAfterMs }, true);
  }

  return {
    async charge(process, { payment, channel, reference, notAfter }) {
      const { payerKey, method, amount } = payment;
      const notAfterMs = notAfter.getTime() - EPOCH_MS;
      const request = { channel, reference, paymentId: payment.id, payerKey, method, minor: amount.minor, notAfterMs };
      const send = (leftAtMs: number): Promise<Word | null> => provider.charge({ ...request, leftAtMs });
      return answerOf(await sendOnce(process, { key: `${channel}:charge:${reference}`, amount, notAfterMs, send }), 0);
    },
    async refund(process, { channel, reference, chargeReference, amount, notAfter }) {
      if (channelOf(channel).refunds === 'none') return answerOf({ kind: 'not_sent', reason: 'refund_is_manual' }, 0);
      const notAfterMs = notAfter.getTime() - EPOCH_MS;
      const send = (): Promise<Word | null> => provider.refund({ channel, reference, chargeReference, minor: amount.minor });
      return answerOf(await sendOnce(process, { key: `${channel}:refund:${reference}`, amount, notAfterMs, send }), 0);
    },
    async inquire(process, { channel, operation, reference, notAfter, inquiriesMade, hinted }) {
      const key = `${channel}:${operation}:${reference}`;
      const found = await database.remote(process, 'look at exchange', async () => (rules.fenceBeforeNotSent ? records.look(key) : records.find(key)));
      if (found === null || found.state === 'tombstone') return answerOf({ kind: 'not_sent', reason: 'never_received' }, 0);
      const known = found.outcome !== null && isFinalOutcome(found.outcome) ? found.outcome : null;
      const isProvidersWord = known?.kind === 'declined' || (rules.hintsAgainstNotFound && known?.kind === 'not_sent' && known.reason === 'never_received');
      if (known !== null && !(hinted && isProvidersWord)) return answerOf(known, 0);
      const conclusive = scheduler.nowMs() > Math.max(found.notAfterMs, notAfter.getTime() - EPOCH_MS) + WINDOW_MS;
      const ask = (): Promise<Word | null> => wire(process, INQUIRE_TIMEOUT_MS, async () => provider.inquire(operation, channel, reference));
      const outcome = provider.down ? unknown('breaker_open') : outcomeOf(await ask(), found, conclusive);
      const answer = answerOf(outcome, inquiriesMade + 1);
      if (known !== null && outcome.kind !== 'succeeded') {
        // What it has said stands against all but proof that the money moved after all; who hinted at it is asked about until there is an answer.
        if (!isFinalOutcome(outcome) && !answer.scheduleExhausted && rules.keepHints) return answer;
        if (answer.scheduleExhausted) provider.unheard(reference);
        return answerOf(known, 0);
      }
      if (isFinalOutcome(outcome) || provenState(outcome) === 'quarantined') await database.remote(process, 'answer exchange', async () => records.answer(key, outcome));
      return answer;
    },
    read({ channel, reference, word, genuine }) {
      const record = records.find(`${channel}:charge:${reference}`);
      // Without a record, signed word of money is a hint: the real ones may have forgotten what they sent.
      const isSigned = genuine && channelOf(channel).signed;
      if (record === null) return isSigned && (word.kind === 'paid' || word.kind === 'reversed') ? { channel, reference, outcome: unknown('provider_pending') } : null;
      if (record.state === 'tombstone') return null;
      // An unsigned message is a hint, whoever sends it.
      if (!channelOf(channel).signed && rules.checkSignature) return { channel, reference, outcome: unknown('provider_pending') };
      if (!genuine && rules.checkSignature) return null;
      return { channel, reference, outcome: outcomeOf(word, record, true) };
    },
  };
}
