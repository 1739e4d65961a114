import { merchantChange } from '../core/balance.ts';
import type { Calendar } from '../core/calendar.ts';
import { scopeKey } from '../core/entry.ts';
import type { Entry, Scope } from '../core/entry.ts';
import { applyHoldCommand } from '../core/holds.ts';
import type { Hold, HoldAnswer, HoldCommand } from '../core/holds.ts';
import type { FundsBook, FundsChange, FundsView, LedgerMeter, Wake } from '../ports.ts';

export interface FundsLanesPorts {
  readonly funds: FundsBook;
  readonly calendar: Calendar;
  readonly meter: LedgerMeter;
  readonly wake: Wake;
  readonly now: () => Date;
}

/** Changes of one merchant's funds. */
export interface FundsLanes {
  /** Holds, commits, releases. */
  command(scope: Scope, command: HoldCommand): Promise<HoldAnswer>;
  /** Books an entry on the funds without being asked whether it may. False when it is booked already. */
  credit(scope: Scope, entry: Entry): Promise<boolean>;
}

/** A command, or an entry to be booked as it is. */
type Work = { readonly kind: 'command'; readonly command: HoldCommand } | { readonly kind: 'credit'; readonly entry: Entry };

interface Waiting {
  readonly work: Work;
  readonly answer: (answer: HoldAnswer | boolean) => void;
  readonly fail: (error: unknown) => void;
}

/** Pieces of work of one write. */
const MAX_BATCH = 100;

/** Lanes that write at the same time: more would only wait for a connection, where those that wait here gather more work. */
const MAX_WRITING = 8;

/**
 * Group commit. The funds of a merchant are one document, so its holds cannot all be written at the same time; instead of racing for it, those of one
 * process queue up, and each write takes all that came while the one before it was under way, one after the other as if they had come alone.
 * A hot merchant costs a write per batch, not per hold, and other merchants wait for none of it.
 */
export function createFundsLanes(ports: FundsLanesPorts): FundsLanes {
  const lanes = new Map<string, Waiting[]>();
  const queued: (() => void)[] = [];
  let writing = 0;

  async function inTurn(work: () => Promise<void>): Promise<void> {
    if (writing >= MAX_WRITING) await new Promise<void>((resolve) => queued.push(resolve));
    else writing += 1;
    try {
      await work();
    } finally {
      const next = queued.shift();
      // Who comes next takes the place over.
      if (next === undefined) writing -= 1;
      else next();
    }
  }

  async function run(scope: Scope, waiting: readonly Waiting[]): Promise<void> {
    const works = waiting.map(({ work }) => work);
    let decided: Decided = { answers: [], holds: [], entries: [] };
    try {
      await ports.funds.change(scope, questionOf(works), (view) => (decided = decide(scope, view, works, ports.now(), ports.calendar)));
    } catch (error) {
      for (const { fail } of waiting) fail(error);
      return;
    }
    for (const { kind } of decided.entries) ports.meter.booked(kind);
    if (decided.entries.length > 0) ports.wake();
    for (const [index, { answer, fail }] of waiting.entries()) {
      const given = decided.answers[index];
      if (given === undefined) fail(new Error('a change of funds without an answer'));
      else answer(given);
    }
  }

  async function drain(key: string, scope: Scope, lane: Waiting[]): Promise<void> {
    while (lane.length > 0) await inTurn(() => run(scope, lane.splice(0, MAX_BATCH)));
    lanes.delete(key);
  }

  function enter(scope: Scope, work: Work): Promise<HoldAnswer | boolean> {
    return new Promise((answer, fail) => {
      const key = scopeKey(scope);
      const running = lanes.get(key);
      const lane = running ?? [];
      lane.push({ work, answer, fail });
      if (running !== undefined) return;
      lanes.set(key, lane);
      void drain(key, scope, lane);
    });
  }

  return {
    async command(scope, command) {
      const answer = await enter(scope, { kind: 'command', command });
      if (typeof answer === 'boolean') throw new TypeError('a hold command was answered like an entry');
      ports.meter.holdAnswered(answer.kind === 'refused' ? answer.refusal : answer.kind);
      return answer;
    },
    credit: async (scope, entry) => (await enter(scope, { kind: 'credit', entry })) === true,
  };
}

function questionOf(works: readonly Work[]) {
  const references = works.flatMap((work) => (work.kind === 'command' ? [work.command.reference] : []));
  return { references: [...new Set(references)], entryIds: works.flatMap((work) => (work.kind === 'credit' ? [work.entry.id] : [])) };
}

interface Decided extends FundsChange {
  readonly answers: readonly (HoldAnswer | boolean)[];
}

function decide(scope: Scope, view: FundsView, works: readonly Work[], at: Date, calendar: Calendar): Decided {
  const holds = new Map(view.holds);
  const booked = new Set(view.booked);
  const changed = new Map<string, Hold>();
  const entries: Entry[] = [];
  let available = view.availableMinor;

  function book(entry: Entry): void {
    available += merchantChange(entry.moved, scope.merchantId).available;
    booked.add(entry.id);
    entries.push(entry);
  }

  function answerTo(work: Work): HoldAnswer | boolean {
    if (work.kind === 'credit') {
      if (booked.has(work.entry.id)) return false;
      book(work.entry);
      return true;
    }
    const answer = applyHoldCommand(scope.merchantId, available, holds.get(work.command.reference), work.command, at);
    if (answer.kind !== 'changed') return answer;
    holds.set(answer.hold.reference, answer.hold);
    changed.set(answer.hold.reference, answer.hold);
    book(entryOf(scope, answer, at, calendar));
    return answer;
  }

  const answers = works.map(answerTo);
  return { answers, holds: [...changed.values()], entries };
}

function entryOf(scope: Scope, { hold, entryKind, moved }: Extract<HoldAnswer, { kind: 'changed' }>, at: Date, calendar: Calendar): Entry {
  return {
    ...scope,
    id: `hold:${scope.mode}:${scope.merchantId}:${hold.reference}:${hold.changes}`,
    kind: entryKind,
    subject: hold.reference,
    ordinal: hold.changes,
    refundId: '',
    reference: '',
    moved,
    occurredAt: at,
    bookedAt: at,
    bookedDay: calendar.dayOf(at),
    settleDay: '',
    fact: null,
  };
}
