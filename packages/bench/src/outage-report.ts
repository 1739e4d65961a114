import { summary } from './stats.ts';

/** A payment as its client made it. Times are milliseconds since the epoch. */
export interface Made {
  readonly id: string;
  readonly at: number;
}

/** How a payment ended, from its topic. */
export interface Ended {
  readonly state: string;
  readonly reason: string;
  readonly attempts: number;
  readonly at: number;
}

/** A change of the channel's charge breaker, from provider-health. */
export interface BreakerChange {
  readonly state: string;
  readonly reason: string;
  readonly at: number;
}

export interface OutageFacts {
  readonly made: readonly Made[];
  readonly ended: ReadonlyMap<string, Ended>;
  /** Payments of which an attempt was in doubt at any time, from topic attempts. */
  readonly doubted: ReadonlySet<string>;
  /** In the order of their times. */
  readonly breaker: readonly BreakerChange[];
  /** When the simulator said that the outage had begun, and that it was over. */
  readonly from: number;
  readonly to: number;
}

interface Phase {
  readonly name: string;
  readonly holds: (payment: Made) => boolean;
}

/**
 * What an outage cost: when the breaker opened and closed, and how the payments of each phase came out, by the time of their creation (`caught`: made
 * before it, and still under way when it began).
 */
export function outageReport(facts: OutageFacts): string[] {
  const { from, to, breaker } = facts;
  const opened = breaker.find(({ state, at }) => state === 'open' && at >= from && at < to);
  const closed = opened === undefined ? undefined : breaker.find(({ state, at }) => state === 'closed' && at >= to);
  const last = breaker.filter(({ at }) => at <= (closed?.at ?? Number.POSITIVE_INFINITY)).at(-1);
  const openAt = opened?.at ?? to;
  const closeAt = closed?.at ?? to;
  const made = (name: string, since: number, until: number): Phase => ({ name, holds: ({ at }) => at >= since && at < until });
  const hasEnded = ({ id }: Made): boolean => (facts.ended.get(id)?.at ?? Number.POSITIVE_INFINITY) < from;
  const phases: Phase[] = [
    { name: 'before', holds: (payment) => payment.at < from && hasEnded(payment) },
    { name: 'caught', holds: (payment) => payment.at < from && !hasEnded(payment) },
    made('opening', from, openAt),
    made('open', openAt, to),
    made('closing', to, closeAt),
    made('after', closeAt, Number.POSITIVE_INFINITY),
  ];
  const hit = facts.made.filter((payment) => payment.at < closeAt && !hasEnded(payment) && facts.ended.get(payment.id)?.state !== 'succeeded');
  const failed = hit.filter(({ id }) => facts.ended.has(id)).length;
  const inDoubt = hit.filter(({ id }) => !facts.ended.has(id) && facts.doubted.has(id)).length;
  return [
    `opened   ${opened === undefined ? 'never' : `${seconds(opened.at - from)} after the outage began (${opened.reason})`}`,
    `closed   ${closed === undefined ? `not seen; last ${last?.state ?? 'closed'}` : `${seconds(closed.at - to)} after it ended (${closed.reason})`}`,
    `not paid because of it: ${hit.length} (${failed} failed; ${inDoubt} in doubt, asked about by schedule, nothing else tried; ${hit.length - failed - inDoubt} still on their way)`,
    ...phases.map((phase) => phaseLine(phase, facts)),
  ];
}

function phaseLine({ name, holds }: Phase, { made, ended }: OutageFacts): string {
  const inside = made.filter(holds);
  const paid = inside.flatMap(({ id, at }) => {
    const end = ended.get(id);
    return end?.state === 'succeeded' ? [{ tookMs: end.at - at, attempts: end.attempts }] : [];
  });
  const share = inside.length === 0 ? '-' : `${((100 * paid.length) / inside.length).toFixed(2)} %`;
  const moved = paid.filter(({ attempts }) => attempts > 1).length;
  const times = paid.length === 0 ? '' : `  ${summary(paid.map(({ tookMs }) => tookMs))}`;
  return `${name.padEnd(8)} ${String(inside.length).padStart(5)} payments  ${share.padStart(8)} paid  ${String(moved).padStart(5)} by a further attempt${times}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
