import { merchantChange } from '../core/balance.ts';
import type { Calendar } from '../core/calendar.ts';
import { scopeKey } from '../core/entry.ts';
import type { Entry, Scope } from '../core/entry.ts';
import { applyHoldCommand } from '../core/holds.ts';
import type { Hold, HoldAnswer, HoldCommand } from '../core/holds.ts';
import type { HoldBook, HoldsChange, HoldsView, LedgerMeter, Wake } from '../ports.ts';

export interface HoldLanesPorts {
  readonly book: HoldBook;
  readonly calendar: Calendar;
  readonly meter: LedgerMeter;
  readonly wake: Wake;
  readonly now: () => Date;
}

interface Waiting {
  readonly command: HoldCommand;
  readonly answer: (answer: HoldAnswer) => void;
  readonly fail: (error: unknown) => void;
}

/** Commands of one transaction. */
const MAX_BATCH = 100;

/**
 * Group commit. The balance of a merchant is one document, so its holds cannot all be written at the same time; instead of racing for it, those of one
 * process queue up, and each transaction takes all that came while the one before it was under way, one after the other as if they had come alone.
 * A hot merchant costs a transaction per batch, not per hold, and other merchants wait for none of it.
 */
export function createHoldLanes(ports: HoldLanesPorts): (scope: Scope, command: HoldCommand) => Promise<HoldAnswer> {
  const lanes = new Map<string, Waiting[]>();

  async function run(scope: Scope, waiting: readonly Waiting[]): Promise<void> {
    const commands = waiting.map(({ command }) => command);
    let decided: Decided = { answers: [], holds: [], entries: [] };
    try {
      await ports.book.change(scope, [...new Set(commands.map(({ reference }) => reference))], (view) => (decided = decide(scope, view, commands, ports.now(), ports.calendar)));
    } catch (error) {
      for (const { fail } of waiting) fail(error);
      return;
    }
    for (const { kind } of decided.entries) ports.meter.booked(kind);
    if (decided.entries.length > 0) ports.wake();
    for (const [index, { answer, fail }] of waiting.entries()) {
      const given = decided.answers[index];
      if (given === undefined) fail(new Error('a hold command without an answer'));
      else answer(given);
    }
  }

  async function drain(key: string, scope: Scope, lane: Waiting[]): Promise<void> {
    while (lane.length > 0) await run(scope, lane.splice(0, MAX_BATCH));
    lanes.delete(key);
  }

  return async (scope, command) => {
    const answer = await new Promise<HoldAnswer>((resolve, reject) => {
      const key = scopeKey(scope);
      const running = lanes.get(key);
      const lane = running ?? [];
      lane.push({ command, answer: resolve, fail: reject });
      if (running !== undefined) return;
      lanes.set(key, lane);
      void drain(key, scope, lane);
    });
    ports.meter.holdAnswered(answer.kind === 'refused' ? answer.refusal : answer.kind);
    return answer;
  };
}

interface Decided extends HoldsChange {
  readonly answers: readonly HoldAnswer[];
}

function decide(scope: Scope, view: HoldsView, commands: readonly HoldCommand[], at: Date, calendar: Calendar): Decided {
  const holds = new Map(view.holds);
  const changed = new Map<string, Hold>();
  const entries: Entry[] = [];
  let available = view.availableMinor;
  const answers = commands.map((command) => {
    const answer = applyHoldCommand(scope.merchantId, available, holds.get(command.reference), command, at);
    if (answer.kind !== 'changed') return answer;
    const { hold, entryKind, moved } = answer;
    available += merchantChange(moved, scope.merchantId).available;
    holds.set(hold.reference, hold);
    changed.set(hold.reference, hold);
    entries.push({
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
    });
    return answer;
  });
  return { answers, holds: [...changed.values()], entries };
}
