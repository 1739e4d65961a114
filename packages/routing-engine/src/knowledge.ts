import { moveBelief } from './belief.ts';
import { newCell, type Cell } from './cell.ts';
import { newChannel, type Attempt, type ChannelState } from './channel.ts';
import { EVENT_STATES } from './events.ts';
import { levelPrior } from './levels.ts';
import type { EngineSettings } from './settings.ts';
import type { EngineChannel } from './types.ts';

/** All that an engine holds. */
export interface Knowledge {
  readonly settings: EngineSettings;
  readonly prior: Float64Array;
  /** Stands for every segment of which nothing was learnt. */
  readonly unknownSegment: Cell;
  readonly configs: Map<string, EngineChannel>;
  /** Made when a channel is first heard of or asked for: beliefs start with time. */
  readonly channels: Map<string, ChannelState>;
  /** In order of their start; the settled ones stay for a while, so that late news finds them. */
  readonly attempts: Map<string, Attempt>;
}

/** Bound of memory: the oldest are forgotten beyond it. */
const MAX_ATTEMPTS = 50_000;

export function newKnowledge(settings: EngineSettings): Knowledge {
  const prior = levelPrior(settings);
  const unknownSegment = newCell(prior, new Float64Array(EVENT_STATES), 0, Math.log(settings.differsPrior / (1 - settings.differsPrior)), 0);
  return { settings, prior, unknownSegment, configs: new Map(), channels: new Map(), attempts: new Map() };
}

/** Undefined for a channel that is not configured. */
export function channelAt({ configs, channels, prior, settings }: Knowledge, id: string, at: number): ChannelState | undefined {
  const known = channels.get(id);
  if (known !== undefined) return known;
  const config = configs.get(id);
  if (config === undefined) return undefined;
  const made = newChannel(config, prior, settings, at);
  channels.set(id, made);
  return made;
}

export function configure(knowledge: Knowledge, list: readonly EngineChannel[]): void {
  const { configs, channels } = knowledge;
  configs.clear();
  for (const config of list) {
    configs.set(config.id, config);
    const state = channels.get(config.id);
    if (state !== undefined) state.config = config;
  }
  for (const id of channels.keys()) if (!configs.has(id)) channels.delete(id);
}

export function remember({ attempts, channels }: Knowledge, attempt: Attempt): void {
  attempts.set(attempt.id, attempt);
  if (attempts.size <= MAX_ATTEMPTS) return;
  const [oldest] = attempts.values();
  if (oldest === undefined) return;
  attempts.delete(oldest.id);
  const state = channels.get(oldest.channel);
  state?.unanswered.delete(oldest.id);
  state?.pending.delete(oldest.id);
}

/** Brings a channel to a time. */
export function moveTo(knowledge: Knowledge, state: ChannelState, now: number): void {
  moveBelief(state.belief, now, knowledge);
}
