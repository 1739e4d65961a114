import type { Engine, EngineChannel } from '@adaigi/routing-engine';
import type { KnownChannels } from './known-channels.ts';

/** Where a replica stands in the topics it learns from: offset of the next event by partition. */
export type Positions = Readonly<Record<LearntTopic, ReadonlyMap<number, bigint>>>;
export type LearntTopic = 'attempts' | 'providerHealth';

/** All that a replica has learnt, with the place in the topics from which to go on. */
export interface KnowledgeSnapshot {
  readonly takenAt: Date;
  readonly positions: Positions;
  /** JSON. */
  readonly state: string;
}

const FORMAT = 1;

/** Taken between two events: nothing awaits in here. */
export function takeSnapshot(engine: Pick<Engine, 'snapshot'>, channels: Pick<KnownChannels, 'configured'>, positions: Positions, takenAt: Date): KnowledgeSnapshot {
  const copy: Positions = { attempts: new Map(positions.attempts), providerHealth: new Map(positions.providerHealth) };
  return { takenAt, positions: copy, state: JSON.stringify({ format: FORMAT, channels: channels.configured(), engine: engine.snapshot() }) };
}

/**
 * Puts a snapshot back into an empty engine. False when it is of another version: then everything is learnt anew from the topics.
 */
export function restoreSnapshot(engine: Pick<Engine, 'restore'>, channels: Pick<KnownChannels, 'restore'>, state: string): boolean {
  const { format, channels: known, engine: learnt } = JSON.parse(state) as { format: number; channels: EngineChannel[]; engine: object };
  if (format !== FORMAT) return false;
  channels.restore(known);
  try {
    engine.restore(learnt);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
