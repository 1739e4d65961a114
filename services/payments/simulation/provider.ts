import { channelOf, CHARGE_TIMEOUT_MS, LONGEST_WAY_MS, WINDOW_MS } from './channels.ts';
import type { Context } from './context.ts';
import { refundStory, chargeStory, type Decline } from './stories.ts';
import type { ChargeEntry, ChargeRequest, Ledger, RefundEntry, RefundRequest } from './ledger.ts';

/** What a provider says about an operation, on its own wire. */
export type Word =
  | { readonly kind: 'paid' | 'reversed'; readonly amount: bigint | null }
  | { readonly kind: 'refused'; readonly decline: Decline }
  | { readonly kind: 'pending' | 'not-found' | 'error' };

/** A message that a provider sends by itself, with or without a signature that holds. */
export interface ProviderMessage {
  readonly channel: string;
  readonly reference: string;
  readonly word: Word;
  readonly genuine: boolean;
}

/** The providers: their own truth in the ledger, and what they tell of it. */
export interface Provider {
  down: boolean;
  /** Null for silence: the caller runs into its time-out. */
  charge(request: ChargeRequest): Promise<Word | null>;
  refund(request: RefundRequest): Promise<Word | null>;
  inquire(operation: 'charge' | 'refund', channel: string, reference: string): Word | null;
  /** Decisions that are still to come. */
  undecided(): number;
  /** Nobody has looked into what it said by itself, and somebody has been told that nobody did. */
  unheard(reference: string): void;
  /** Sends again what nobody has heard: how a charge ended that was refused at first. And "paid", without the amount, of what it has told with another one. */
  confess(): void;
}

export function createProvider(context: Context, ledger: Ledger, tell: (message: ProviderMessage) => void): Provider {
  const { scheduler, random, plan } = context;
  const declines = new Map<string, Decline>();
  let undecided = 0;

  const decideLater = (ms: number, decide: () => void): void => {
    undecided += 1;
    scheduler.after(ms, () => {
      undecided -= 1;
      decide();
    });
  };
  const debit = (entry: ChargeEntry, amount: bigint): void => {
    entry.state = 'debited';
    entry.amount = amount;
    entry.decidedAtMs ??= scheduler.nowMs();
    ledger.counts.debits += 1;
    context.note('PROVIDER', `debits ${entry.reference.slice(0, 5)} at ${entry.channel}: ${amount}`);
    callBack(entry, { kind: 'paid', amount: amount === entry.asked && random.chance(0.7) ? null : amount });
  };
  const refuse = (entry: ChargeEntry, decline: Decline): void => {
    entry.decidedAtMs ??= scheduler.nowMs();
    declines.set(entry.reference, decline);
    if (entry.contradicts) return;
    entry.state = 'refused';
    context.note('PROVIDER', `refuses ${entry.reference.slice(0, 5)} at ${entry.channel}: ${decline.reason}`);
    if (random.chance(0.5)) callBack(entry, { kind: 'refused', decline });
  };
  const callBack = ({ channel, reference }: ChargeEntry, word: Word): void => {
    if (context.fault(plan.lostCallbacks)) return;
    const entry = ledger.charges.get(reference);
    if (entry !== undefined) entry.heard = word.kind === 'paid';
    const times = context.fault(plan.callbackTwice) ? random.int(2, 3) : 1;
    for (let time = 0; time < times; time += 1) decideLater(random.int(5, random.chance(0.3) ? 90_000 : 2_000), () => tell({ channel, reference, word, genuine: true }));
  };
  const forge = ({ channel, reference, asked }: ChargeEntry): void => {
    if (!context.fault(plan.forgedCallbacks)) return;
    decideLater(random.int(5, 40_000), () => tell({ channel, reference, word: { kind: 'paid', amount: asked }, genuine: false }));
  };
  const later = (ms: number, word: Word | null): Promise<Word | null> =>
    new Promise((resolve) => {
      scheduler.after(ms, () => resolve(word));
    });
  const faulty = (): boolean => {
    const isFaulty = context.fault(plan.providerFaults);
    if (isFaulty) ledger.counts.faults += 1;
    return isFaulty;
  };

  return {
    down: false,
    undecided: () => undecided,
    async charge(request) {
      const entry = ledger.openCharge(request);
      // A reference that it knows is refused by any provider as a duplicate; which says nothing about the first one.
      if (entry === null) return { kind: 'error' };
      forge(entry);
      const story = chargeStory(random, faulty());
      const { decline } = story;
      if (decline !== null) declines.set(entry.reference, decline);
      const decide = (): void => {
        if (story.truth === 'refuses') return refuse(entry, decline ?? { reason: 'provider_error', fault: 'provider', retry: 'other-path' });
        debit(entry, story.truth === 'pays-otherwise' ? entry.asked - 1n : entry.asked);
        if (story.truth !== 'pays-and-reverses') return undefined;
        return decideLater(random.int(100, 30_000), () => {
          entry.state = 'reversed';
          context.note('PROVIDER', `gives ${entry.reference.slice(0, 5)} back by itself`);
          callBack(entry, { kind: 'reversed', amount: null });
        });
      };
      if (story.truth === 'lost') {
        entry.state = 'refused';
        entry.decidedAtMs = scheduler.nowMs();
        return null;
      }
      if (story.truth === 'lost-then-pays') {
        entry.contradicts = true;
        entry.decidedAtMs = scheduler.nowMs();
        decideLater(story.decidesAfterMs, () => debit(entry, entry.asked));
        return null;
      }
      if (story.truth === 'refuses-then-pays') {
        entry.contradicts = true;
        entry.decidedAtMs = scheduler.nowMs();
        decideLater(story.decidesAfterMs, () => debit(entry, entry.asked));
        return later(story.answersAfterMs, { kind: 'refused', decline: decline ?? { reason: 'provider_error', fault: 'provider', retry: 'other-path' } });
      }
      decideLater(story.decidesAfterMs, decide);
      switch (story.says) {
        case 'nothing':
          return null;
        case 'error':
          return later(Math.min(story.decidesAfterMs + 5, CHARGE_TIMEOUT_MS), { kind: 'error' });
        case 'pending':
          return later(story.answersAfterMs, { kind: 'pending' });
        case 'truth':
          return later(story.decidesAfterMs + 1, null).then(() => wordOn(entry, declines));
        default:
          return story.says satisfies never;
      }
    },
    async refund(request) {
      const entry = ledger.openRefund(request);
      if (entry === null) return { kind: 'error' };
      const story = refundStory(random, faulty());
      if (story.truth === 'lost') {
        entry.state = 'refused';
        return null;
      }
      const charge = ledger.charges.get(entry.chargeReference);
      decideLater(story.decidesAfterMs, () => {
        entry.state = story.truth === 'refuses' || charge?.state === 'reversed' ? 'refused' : 'done';
        if (entry.state === 'refused') declines.set(entry.reference, { reason: 'refund_refused', fault: 'provider', retry: 'never' });
        context.note('PROVIDER', `refund ${entry.reference.slice(0, 5)} ${entry.state}: ${entry.minor}`);
        // Some notify what they gave back for us in the words of a reversal.
        if (charge !== undefined && entry.state === 'done' && channelOf(entry.channel).notifiesRefunds) callBack(charge, { kind: 'reversed', amount: null });
      });
      if (story.says === 'nothing') return null;
      if (story.says === 'error') return later(story.decidesAfterMs + 5, { kind: 'error' });
      if (story.says === 'pending') return later(5, { kind: 'pending' });
      return later(story.decidesAfterMs + 1, null).then(() => wordOnRefund(entry));
    },
    inquire(operation, channel, reference) {
      if (context.fault(plan.providerFaults * 0.3)) return random.chance(0.5) ? null : { kind: 'error' };
      if (operation === 'refund') {
        const entry = ledger.refunds.get(reference);
        if (channelOf(channel).refunds === 'mute') return { kind: 'error' };
        return entry === undefined || !declines.has(reference) && entry.state === 'refused' ? { kind: 'not-found' } : wordOnRefund(entry);
      }
      const entry = ledger.charges.get(reference);
      if (entry === undefined || entry.channel !== channel) return { kind: 'not-found' };
      // Of another amount than was asked it speaks by itself only.
      if (isOtherwise(entry) && !channelOf(channel).namesAmounts) return { kind: 'error' };
      const since = scheduler.nowMs() - (entry.decidedAtMs ?? entry.arrivedAtMs);
      // Its look-up runs behind its books: in flight it may say anything, and for a moment after the end, too.
      const isFresh = entry.decidedAtMs === null ? since < WINDOW_MS - LONGEST_WAY_MS : since < 3_000;
      if (isFresh && !entry.contradicts && random.chance(plan.providerFaults)) {
        const word = random.pick<'not-found' | 'refused' | 'pending'>(['not-found', 'refused', 'pending']);
        return word === 'refused' ? { kind: 'refused', decline: { reason: 'provider_refused', fault: 'provider', retry: 'other-path' } } : { kind: word };
      }
      return wordOn(entry, declines);
    },
    unheard(reference) {
      const entry = ledger.charges.get(reference);
      if (entry !== undefined) entry.heard = false;
    },
    confess() {
      for (const entry of ledger.charges.values()) {
        const isNews = entry.contradicts && !entry.heard && entry.state === 'debited';
        // Once it has named another amount, "paid" without any changes nothing.
        const isVague = isOtherwise(entry) && entry.heard;
        if (isNews || isVague) tell({ channel: entry.channel, reference: entry.reference, word: { kind: 'paid', amount: null }, genuine: true });
      }
    },
  };
}

function isOtherwise({ state, amount, asked }: ChargeEntry): boolean {
  return state === 'debited' && amount !== asked;
}

/** The truth of the moment. */
function wordOn(entry: ChargeEntry, declines: ReadonlyMap<string, Decline>): Word {
  const decline = declines.get(entry.reference);
  switch (entry.state) {
    case 'debited':
      return { kind: 'paid', amount: entry.amount };
    case 'reversed':
      return { kind: 'reversed', amount: entry.amount };
    case 'refused':
      return decline === undefined ? { kind: 'not-found' } : { kind: 'refused', decline };
    case 'undecided':
      if (!entry.contradicts) return { kind: 'pending' };
      return decline === undefined ? { kind: 'not-found' } : { kind: 'refused', decline };
    default:
      return entry.state satisfies never;
  }
}

function wordOnRefund({ state, minor }: RefundEntry): Word {
  if (state === 'undecided') return { kind: 'pending' };
  return state === 'done' ? { kind: 'paid', amount: minor } : { kind: 'refused', decline: { reason: 'refund_refused', fault: 'provider', retry: 'never' } };
}
