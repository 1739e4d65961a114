import { correct, observe, observeProbe, observeSettled, segmentFor, type Evidence } from './belief.ts';
import { countStart, outsideOf, type Attempt, type ChannelState } from './channel.ts';
import type { Cell } from './cell.ts';
import { refreshHealth } from './health.ts';
import { channelAt, moveTo, remember, type Knowledge } from './knowledge.ts';
import { answeredAfter } from './survival.ts';
import type { AttemptEnded, AttemptStarted, BreakerChanged, Probed } from './types.ts';

export function learnStart(knowledge: Knowledge, event: AttemptStarted): void {
  const state = channelAt(knowledge, event.channel, event.at);
  if (state === undefined || knowledge.attempts.has(event.attemptId)) return;
  const attempt: Attempt = { id: event.attemptId, channel: event.channel, features: event.features, startedAt: event.at, pendingAt: null, learnt: null, learntAt: 0 };
  remember(knowledge, attempt);
  state.unanswered.set(attempt.id, attempt);
  countStart(state, event.at);
}

export function learnEnd(knowledge: Knowledge, event: AttemptEnded): void {
  const attempt = knowledge.attempts.get(event.attemptId);
  const state = attempt === undefined ? undefined : channelAt(knowledge, attempt.channel, event.at);
  if (attempt === undefined || state === undefined) return;
  const { outcome, at } = event;
  const wasWaiting = state.unanswered.delete(attempt.id);
  if (wasWaiting && outcome !== 'unknown' && outcome !== 'not_sent') {
    answeredAfter(state.answers, at - attempt.startedAt);
    state.answeredFrom = Math.max(state.answeredFrom, attempt.startedAt);
  }
  if (outcome === 'pending') {
    if (attempt.pendingAt !== null || attempt.learnt !== null) return;
    attempt.pendingAt = at;
    state.pending.set(attempt.id, attempt);
    moveTo(knowledge, state, at);
    observe(state.belief, [], 'alive', outsideOf(state, at).likelihood, knowledge.settings);
    heard(state, at);
    return;
  }
  if (state.pending.delete(attempt.id) && attempt.pendingAt !== null) answeredAfter(state.settlements, at - attempt.pendingAt);
  const evidence = evidenceOf(event);
  if (evidence === attempt.learnt) return;
  moveTo(knowledge, state, at);
  const cells = evidence === 'nothing' || evidence === 'alive' ? [] : cellsFor(knowledge, state, attempt.features);
  if (attempt.learnt !== null) correct(state.belief, cells, attempt.learnt, evidence, at - attempt.learntAt, knowledge.settings);
  else if (attempt.pendingAt !== null) observeSettled(state.belief, cells, evidence, knowledge.settings);
  else observe(state.belief, cells, evidence, outsideOf(state, at).likelihood, knowledge.settings);
  attempt.learnt = evidence;
  attempt.learntAt = at;
  if (evidence === 'success' || evidence === 'alive') heard(state, at);
  refreshHealth(state, outsideOf(state, at));
}

/** Payer faults show that the provider works; merchant faults show nothing. */
function evidenceOf({ outcome, fault }: AttemptEnded): Evidence {
  if (outcome === 'succeeded') return 'success';
  if (outcome === 'unknown') return 'silence';
  if (outcome === 'declined' && fault === 'payer') return 'alive';
  return outcome === 'declined' && fault === 'merchant' ? 'nothing' : 'decline';
}

function cellsFor(knowledge: Knowledge, state: ChannelState, features: readonly string[]): readonly Cell[] {
  return features.map((feature) => segmentFor(state.belief, feature, knowledge));
}

function heard(state: ChannelState, at: number): void {
  state.heardAt = Math.max(state.heardAt, at);
}

export function learnProbe(knowledge: Knowledge, { channel, at, answered }: Probed): void {
  const state = channelAt(knowledge, channel, at);
  if (state === undefined) return;
  moveTo(knowledge, state, at);
  observeProbe(state.belief, answered);
  if (answered) heard(state, at);
  refreshHealth(state, outsideOf(state, at));
}

export function learnBreaker(knowledge: Knowledge, { channel, instance, state: breaker, at }: BreakerChanged): void {
  const state = channelAt(knowledge, channel, at);
  if (state === undefined) return;
  const before = state.breakers.get(instance);
  if (before !== undefined && before.at > at) return;
  if (breaker === 'closed') state.breakers.delete(instance);
  else state.breakers.set(instance, { state: breaker, at });
  moveTo(knowledge, state, at);
  refreshHealth(state, outsideOf(state, at));
}
