import type { Engine, EngineChannel } from '@adaigi/routing-engine';
import type { KnownChannels } from './known-channels.ts';
import { jsonPieces } from './json-pieces.ts';
import type { CountedAttempt, Volume } from './volume.ts';

/** Where a replica stands in the topics it learns from: offset of the next event by partition. */
export type Positions = Readonly<Record<LearntTopic, ReadonlyMap<number, bigint>>>;
export type LearntTopic = 'attempts' | 'providerHealth';

/** All that a replica has learnt, with the place in the topics from which to go on. */
export interface KnowledgeSnapshot {
  readonly takenAt: Date;
  readonly positions: Positions;
  /** Pieces of JSON, to be read once. What they tell is of the moment at which the snapshot was taken, whenever they are read. */
  readonly state: Iterable<string>;
}

const FORMAT = 2;

/** What a snapshot is of. */
export interface Knowing {
  readonly engine: Pick<Engine, 'snapshot' | 'restore'>;
  readonly channels: Pick<KnownChannels, 'configured' | 'restore'>;
  readonly volume: Pick<Volume, 'counted' | 'started'>;
}

interface State {
  readonly format: number;
  readonly channels: readonly EngineChannel[];
  readonly engine: object;
  /** Caps hold over a restart. */
  readonly volume: readonly CountedAttempt[];
}

/** Taken between two events: nothing awaits in here. */
export function takeSnapshot({ engine, channels, volume }: Knowing, positions: Positions, takenAt: Date): KnowledgeSnapshot {
  const copy: Positions = { attempts: new Map(positions.attempts), providerHealth: new Map(positions.providerHealth) };
  const state: State = { format: FORMAT, channels: channels.configured(), engine: engine.snapshot(), volume: volume.counted() };
  return { takenAt, positions: copy, state: jsonPieces(state) };
}

/**
 * Puts a snapshot back into what knows nothing yet. False when it is of another version: then everything is learnt anew from the topics.
 */
export function restoreSnapshot({ engine, channels, volume }: Knowing, stored: string): boolean {
  const state = JSON.parse(stored) as State;
  if (state.format !== FORMAT) return false;
  channels.restore(state.channels);
  try {
    engine.restore(state.engine);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  for (const { attemptId, counters, at } of state.volume) volume.started(attemptId, counters, at);
  return true;
}
