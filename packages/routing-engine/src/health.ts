import { reweigh } from './belief.ts';
import type { ChannelState, Outside } from './channel.ts';
import { ALIVE, EVENT_STATES } from './events.ts';
import type { Health } from './types.ts';

/** Probabilities at which health changes: the way out is longer than the way in, so that it does not flap. */
const DOWN = { enter: 0.7, mayBeBack: 0.5, leave: 0.25 } as const;
const DEGRADED = { enter: 0.7, leave: 0.4 } as const;

const states = new Float64Array(EVENT_STATES);

/** Health of a channel by its belief and what is known beside it; remembers it. */
export function refreshHealth(state: ChannelState, outside: Outside): Health {
  states.set(state.belief.states);
  reweigh(states, outside.likelihood);
  let dead = 0;
  for (let each = 1; each < EVENT_STATES; each += 1) if ((ALIVE[each] as number) < 0.5) dead += states[each] as number;
  state.health = next(state.health, dead, 1 - (states[0] as number));
  return state.health;
}

function next(before: Health, dead: number, disturbed: number): Health {
  if (dead > DOWN.enter) return 'down';
  if (before === 'down' && dead > DOWN.mayBeBack) return 'down';
  if ((before === 'down' || before === 'probing') && dead > DOWN.leave) return 'probing';
  if (before === 'degraded' ? disturbed > DEGRADED.leave : disturbed > DEGRADED.enter) return 'degraded';
  return 'up';
}
