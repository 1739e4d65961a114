import { newBelief, silentShare, type Belief, type Evidence } from './belief.ts';
import { EVENT_STATES, SILENT, DARK } from './events.ts';
import type { EngineSettings } from './settings.ts';
import { newSurvival, stillWaiting, type Survival } from './survival.ts';
import type { BreakerChanged, EngineChannel, Health } from './types.ts';

/** An attempt of which not all is known yet, or lately became known. */
export interface Attempt {
  readonly id: string;
  readonly channel: string;
  readonly features: readonly string[];
  readonly startedAt: number;
  /** When it was answered as pending; null before. */
  pendingAt: number | null;
  /** What was learnt from it; null while nothing was. */
  learnt: Evidence | null;
  learntAt: number;
}

/** All that is known of one channel. */
export interface ChannelState {
  config: EngineChannel;
  readonly belief: Belief;
  /** Time to the first answer, and from a pending answer to its end. */
  readonly answers: Survival;
  readonly settlements: Survival;
  /** Attempts without any answer, oldest first; those that answered pending. */
  readonly unanswered: Map<string, Attempt>;
  readonly pending: Map<string, Attempt>;
  /** Starts, decayed, for the rate. */
  starts: number;
  startsAt: number;
  readonly since: number;
  readonly breakers: Map<string, Pick<BreakerChanged, 'state' | 'at'>>;
  health: Health;
  /** When the latest attempt began that was answered in any way. */
  answeredFrom: number;
  /** When a success or an answered probe was last heard. */
  heardAt: number;
}

const MINUTE = 60_000;
const RATE_MS = 10 * MINUTE;
/** A process that went away cannot close its breaker. */
const BREAKER_STALE_MS = 3 * MINUTE;
const OLDEST = 24;
/** Slow settlements speak for an event, but never louder than this: answers that come show that the provider works. */
const PENDING_SAYS = 0.2;

export function newChannel(config: EngineChannel, prior: Float64Array, settings: EngineSettings, at: number): ChannelState {
  return {
    config,
    belief: newBelief(config.id, prior, settings, at),
    answers: newSurvival(2000, 8),
    settlements: newSurvival(60_000, 8),
    unanswered: new Map(),
    pending: new Map(),
    starts: 0,
    startsAt: at,
    since: at,
    breakers: new Map(),
    health: 'up',
    answeredFrom: Number.NEGATIVE_INFINITY,
    heardAt: Number.NEGATIVE_INFINITY,
  };
}

export function countStart(state: ChannelState, at: number): void {
  state.starts = state.starts * fading(state, at) + 1;
  state.startsAt = Math.max(state.startsAt, at);
}

function fading(state: ChannelState, at: number): number {
  return Math.exp(-Math.max(0, at - state.startsAt) / RATE_MS);
}

/** Attempts per millisecond of late. */
export function startRate(state: ChannelState, now: number): number {
  const watched = RATE_MS * (1 - Math.exp(-Math.max(0, now - state.since) / RATE_MS));
  return (state.starts * fading(state, now) + 0.2) / (watched + 15_000);
}

/** What the attempts under way and the breakers say now: the likelihood of each event state (null: nothing), and how many answers are overdue. */
export interface Outside {
  readonly likelihood: Float64Array | null;
  readonly overdue: number;
}

const NOTHING: Outside = { likelihood: null, overdue: 0 };

export function outsideOf(state: ChannelState, now: number): Outside {
  // Where a later attempt was answered, no event has silenced the channel since; the earlier one may be lost, but says nothing of now.
  const unanswered = waitFor(state.unanswered, (attempt) => (attempt.startedAt > state.answeredFrom ? now - attempt.startedAt : 0), state.answers, 0.2 * silentShare(state.belief), 1e-6);
  const pending = waitFor(state.pending, (attempt) => now - (attempt.pendingAt ?? now), state.settlements, 0.1, PENDING_SAYS);
  const open = openShare(state, now);
  if (unanswered === null && pending === null && open === 0) return NOTHING;
  const likelihood = new Float64Array(EVENT_STATES).fill(1);
  for (let each = 0; each < EVENT_STATES; each += 1) {
    likelihood[each] = (unanswered?.likelihood[each] ?? 1) * (pending?.likelihood[each] ?? 1) * (1 + 60 * open * (DARK[each] as number));
  }
  return { likelihood, overdue: (unanswered?.overdue ?? 0) + (pending?.overdue ?? 0) };
}

/** How surely breakers say that the channel is down. */
function openShare({ breakers }: ChannelState, now: number): number {
  let open = 0;
  for (const { state, at } of breakers.values()) if (now - at <= BREAKER_STALE_MS) open = Math.max(open, state === 'open' ? 1 : state === 'half_open' ? 0.3 : 0);
  return open;
}

/** Null where none waits for long. */
function waitFor(
  attempts: ReadonlyMap<string, Attempt>,
  ageOf: (attempt: Attempt) => number,
  survival: Survival,
  silent: number,
  least: number,
): { readonly likelihood: Float64Array; readonly overdue: number } | null {
  let waits: Float64Array | null = null;
  let seen = 0;
  let overdue = 0;
  for (const attempt of attempts.values()) {
    const ageMs = ageOf(attempt);
    if (ageMs <= 0) continue;
    if ((seen += 1) > OLDEST) break;
    const waiting = stillWaiting(survival, ageMs);
    if (waiting > 0.5) continue;
    if (waiting < 0.1) overdue += 1;
    const usual = silent + (1 - silent) * waiting;
    waits ??= new Float64Array(EVENT_STATES).fill(1);
    for (let each = 0; each < EVENT_STATES; each += 1) {
      const struck = SILENT[each] as number;
      waits[each] = (waits[each] as number) * (struck + (1 - struck) * usual);
    }
  }
  if (waits === null) return null;
  const most = Math.max(...waits);
  return { likelihood: waits.map((each) => Math.max(least, each / most)), overdue };
}
