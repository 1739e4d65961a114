import type { Scenario } from '../scenario/scenario.ts';
import type { Run } from '../simulate.ts';
import { admits } from '../world/gate.ts';
import type { Trace } from '../world/trace.ts';

/** How a policy met one event in one run. */
export interface EventReaction {
  /** Index in the file's list of events. */
  readonly event: number;
  /** Full outages, in which every attempt fails or hangs, by whether all their channels may be probed; all other events. */
  readonly group: 'probed-outage' | 'unprobed-outage' | 'other';
  /** Seconds from the start of the event to the last payment that went there before the policy turned away. */
  readonly exposureS: number;
  /** Payments that went there until then and did not get through at that attempt; and those of them that no retry saved. */
  readonly failedFirst: number;
  readonly failedPayments: number;
  /** Seconds from the end of the event to the first payment of the return; null: not measured. */
  readonly backS: number | null;
}

/** A look before, after or ahead covers that many payments. */
const LOOK = 20;
/** Turned away: that many payments in a row elsewhere, and few of the next LOOK there. */
const AWAY = 5;
const FEW_OF_BEFORE = 0.25;
const RETURN_OF_BEFORE = 0.5;
const MEASURED_SHARE = 0.2;
const MEASURED_BACK_SHARE = 0.5;
const ORACLE_LEFT = 0.05;
/** Fewer payments than that during an event show nothing. */
const MIN_DURING = 5;

/** The payments that could use an event's channels, by time: whether each one's first attempt went there. */
interface Crossing {
  readonly timesS: readonly number[];
  readonly there: readonly boolean[];
  readonly sound: readonly boolean[];
  readonly paid: readonly boolean[];
  /** Index of the first payment at or after the start, the end, and the limit of what is looked at. */
  readonly start: number;
  readonly end: number;
  readonly limit: number;
  readonly fromS: number;
  readonly toS: number;
  readonly limitS: number;
}

/**
 * Exposure and return of one run, over the events that the oracle leaves: before, it sent at least 20 % of those who could use the
 * event's channels there, during the event next to none. Exposure is measured for a policy that sent at least 20 % there before, return
 * for one that sent at least 50 % there, had turned away, and whose oracle returned. Both are censored: exposure at the event's length or the end,
 * the return at the next event that touches those channels or the end.
 */
export function reactions(scenario: Scenario, trace: Trace, run: Run, oracle: Run): readonly EventReaction[] {
  return scenario.events.flatMap((_, event) => {
    const truth = crossing(scenario, trace, oracle, event);
    const before = shareThere(truth, truth.start - LOOK, truth.start);
    if (truth.end - truth.start < MIN_DURING || before < MEASURED_SHARE || shareThere(truth, truth.start, truth.end) > ORACLE_LEFT) return [];
    const oracleReturns = shareThere(truth, truth.end, Math.min(truth.end + LOOK, truth.limit)) >= before * RETURN_OF_BEFORE;
    return reaction(crossing(scenario, trace, run, event), event, oracleReturns).map((each) => ({ ...each, group: groupOf(scenario, event) }));
  });
}

function groupOf({ events, channels }: Scenario, event: number): EventReaction['group'] {
  const { kind, value, channels: ids } = events[event] as Scenario['events'][number];
  if (value < 1 || (kind !== 'outage' && kind !== 'hang')) return 'other';
  return channels.every(({ id, inquiry }) => inquiry || !ids.includes(id)) ? 'probed-outage' : 'unprobed-outage';
}

function reaction(seen: Crossing, event: number, oracleReturns: boolean): Omit<EventReaction, 'group'>[] {
  const before = shareThere(seen, seen.start - LOOK, seen.start);
  if (before < MEASURED_SHARE) return [];
  const away = turnedAway(seen, before);
  const until = away ?? seen.end;
  const last = seen.there.lastIndexOf(true, until - 1);
  let failedFirst = 0;
  let failedPayments = 0;
  for (let i = seen.start; i < until; i += 1) {
    if (seen.there[i] === false || seen.sound[i] === true) continue;
    failedFirst += 1;
    if (seen.paid[i] === false) failedPayments += 1;
  }
  const exposureS = away === null ? seen.toS - seen.fromS : last < seen.start ? 0 : (seen.timesS[last] as number) - seen.fromS;
  const isBackMeasured = before >= MEASURED_BACK_SHARE && away !== null && oracleReturns;
  return [{ event, exposureS, failedFirst, failedPayments, backS: isBackMeasured ? backAfter(seen, before) : null }];
}

/** Index of the first payment after the policy turned away; null if it never did. */
function turnedAway({ there, start, end, ...rest }: Crossing, before: number): number | null {
  for (let i = start; i + AWAY <= end; i += 1) {
    if (there.slice(i, i + AWAY).includes(true)) continue;
    const to = Math.min(i + LOOK, end);
    if (shareThere({ there, start, end, ...rest }, i, to) <= before * FEW_OF_BEFORE) return i;
  }
  return null;
}

function backAfter(seen: Crossing, before: number): number {
  for (let i = seen.end; i < seen.limit; i += 1) {
    if (seen.there[i] === true && shareThere(seen, i, Math.min(i + LOOK, seen.limit)) >= before * RETURN_OF_BEFORE) return (seen.timesS[i] as number) - seen.toS;
  }
  return seen.limitS - seen.toS;
}

function shareThere({ there }: Crossing, from: number, to: number): number {
  const start = Math.max(0, from);
  let count = 0;
  for (let i = start; i < to; i += 1) if (there[i] === true) count += 1;
  return to > start ? count / (to - start) : 0;
}

function crossing(scenario: Scenario, trace: Trace, run: Run, event: number): Crossing {
  const { channels: ids, fromS, toS: endS } = scenario.events[event] as Scenario['events'][number];
  const toS = Math.min(endS, scenario.durationS);
  const affected = ids.map((id) => scenario.channels.findIndex((each) => each.id === id));
  const next = scenario.events.filter((other) => other.fromS >= toS && other.channels.some((id) => ids.includes(id))).map((other) => other.fromS);
  const limitS = Math.max(toS, Math.min(scenario.durationS, ...next));
  const timesS: number[] = [];
  const there: boolean[] = [];
  const sound: boolean[] = [];
  const paid: boolean[] = [];
  for (let payment = 0; payment < trace.size && (trace.arrivalS[payment] as number) < limitS; payment += 1) {
    const couldUse = affected.some((index) => admits(scenario, index, trace.segment[payment] as number, trace.amount[payment] as number));
    const first = run.firstChannel[payment] as number;
    if (!couldUse || first < 0) continue;
    timesS.push(trace.arrivalS[payment] as number);
    there.push(affected.includes(first));
    sound.push(run.firstSound[payment] === 1);
    paid.push(run.succeeded[payment] === 1);
  }
  const from = (limit: number): number => {
    const found = timesS.findIndex((time) => time >= limit);
    return found < 0 ? timesS.length : found;
  };
  return { timesS, there, sound, paid, start: from(fromS), end: from(toS), limit: timesS.length, fromS, toS, limitS };
}
