import { outsideOf } from './channel.ts';
import { refreshHealth } from './health.ts';
import { channelAt, configure, moveTo, newKnowledge } from './knowledge.ts';
import { learnBreaker, learnEnd, learnProbe, learnStart } from './learn.ts';
import { rank } from './rank.ts';
import { DEFAULTS, type EngineSettings } from './settings.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';
import type { Engine, EngineChannel } from './types.ts';

/** A channel that was heard from so recently needs no probe. */
const HEARD_MS = 3000;

/** An engine that knows nothing yet. */
export function createEngine(channels: readonly EngineChannel[], overrides: Partial<EngineSettings> = {}): Engine {
  const knowledge = newKnowledge({ ...DEFAULTS, ...overrides });
  configure(knowledge, channels);
  return {
    configure: (list) => configure(knowledge, list),
    rank: (question, random) => rank(knowledge, question, random),
    started: (event) => learnStart(knowledge, event),
    ended: (event) => learnEnd(knowledge, event),
    probed: (event) => learnProbe(knowledge, event),
    breaker: (event) => learnBreaker(knowledge, event),
    wantsProbe(channel, now) {
      const state = channelAt(knowledge, channel, now);
      return state !== undefined && state.config.inquiry && now - state.heardAt >= HEARD_MS;
    },
    health(channel, now) {
      const state = channelAt(knowledge, channel, now);
      if (state === undefined) return 'up';
      moveTo(knowledge, state, now);
      return refreshHealth(state, outsideOf(state, now));
    },
    snapshot: () => takeSnapshot(knowledge),
    restore: (snapshot) => restoreSnapshot(knowledge, snapshot),
  };
}
