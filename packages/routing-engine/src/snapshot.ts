import { phaseOf, type Belief } from './belief.ts';
import { restoredCell, type Cell } from './cell.ts';
import { newChannel, type Attempt, type ChannelState } from './channel.ts';
import type { Knowledge } from './knowledge.ts';
import type { Survival } from './survival.ts';
import type { EngineChannel, Health } from './types.ts';

const VERSION = 3;
/** Settled attempts that are kept for corrections; a restart needs no more. */
const MAX_SETTLED = 5000;

interface CellImage {
  /** Base64 of 32-bit floats in the byte order of the machine, little-endian on all that Node runs on. */
  readonly rows: string;
  readonly states: readonly number[];
  readonly at: number;
  readonly odds: number;
}

interface ChannelImage {
  readonly config: EngineChannel;
  readonly states: readonly number[];
  readonly at: number;
  readonly whole: CellImage;
  readonly segments: readonly (readonly [string, CellImage])[];
  readonly counts: readonly [silences: number, failures: number, missedProbes: number, probes: number];
  readonly answers: readonly number[];
  readonly settlements: readonly number[];
  readonly starts: number;
  readonly startsAt: number;
  readonly since: number;
  readonly breakers: readonly (readonly [string, { readonly state: 'open' | 'half_open' | 'closed'; readonly at: number }])[];
  readonly health: Health;
  readonly answeredFrom: number | null;
  readonly heardAt: number | null;
}

interface Image {
  readonly format: 'adaigi-routing-engine';
  readonly version: number;
  readonly channels: readonly ChannelImage[];
  readonly attempts: readonly Attempt[];
}

export function takeSnapshot({ channels, attempts }: Knowledge): Image {
  const open = [...attempts.values()].filter(({ learnt }) => learnt === null || learnt === 'silence');
  const settled = [...attempts.values()].filter(({ learnt }) => learnt !== null && learnt !== 'silence').slice(-MAX_SETTLED);
  const kept = [...open, ...settled].toSorted((a, b) => a.startedAt - b.startedAt);
  return { format: 'adaigi-routing-engine', version: VERSION, channels: [...channels.values()].map(imageOf), attempts: kept.map((attempt) => ({ ...attempt })) };
}

/** @throws TypeError when it is not a snapshot of this version */
export function restoreSnapshot(knowledge: Knowledge, snapshot: object): void {
  const image = snapshot as Partial<Image>;
  if (image.format !== 'adaigi-routing-engine' || image.version !== VERSION || image.channels === undefined || image.attempts === undefined) {
    throw new TypeError(`not a snapshot of the routing engine, version ${VERSION}`);
  }
  knowledge.channels.clear();
  knowledge.attempts.clear();
  for (const each of image.channels) {
    const config = knowledge.configs.get(each.config.id) ?? each.config;
    knowledge.configs.set(config.id, config);
    knowledge.channels.set(config.id, channelOf(knowledge, config, each));
  }
  for (const each of image.attempts) {
    const attempt = { ...each };
    knowledge.attempts.set(attempt.id, attempt);
    if (attempt.learnt !== null) continue;
    const state = knowledge.channels.get(attempt.channel);
    (attempt.pendingAt === null ? state?.unanswered : state?.pending)?.set(attempt.id, attempt);
  }
}

function imageOf(state: ChannelState): ChannelImage {
  const { belief, answers, settlements, answeredFrom, heardAt } = state;
  return {
    config: state.config,
    states: [...belief.states],
    at: belief.at,
    whole: cellImage(belief.whole),
    segments: [...belief.segments].map(([name, cell]) => [name, cellImage(cell)]), // prettier-ignore
    counts: [belief.silences, belief.failures, belief.missedProbes, belief.probes],
    answers: [...answers.counts],
    settlements: [...settlements.counts],
    starts: state.starts,
    startsAt: state.startsAt,
    since: state.since,
    breakers: [...state.breakers].map(([instance, breaker]) => [instance, { ...breaker }]), // prettier-ignore
    health: state.health,
    answeredFrom: Number.isFinite(answeredFrom) ? answeredFrom : null,
    heardAt: Number.isFinite(heardAt) ? heardAt : null,
  };
}

function channelOf({ prior, settings }: Knowledge, config: EngineChannel, image: ChannelImage): ChannelState {
  const [silences, failures, missedProbes, probes] = image.counts;
  const phaseMs = phaseOf(config.id);
  const belief: Belief = {
    states: Float64Array.from(image.states),
    at: image.at,
    whole: cellOf(image.whole, phaseMs),
    segments: new Map(image.segments.map(([name, cell]) => [name, cellOf(cell, phaseOf(name, phaseMs))])),
    silences,
    failures,
    missedProbes,
    probes,
  };
  return {
    ...newChannel(config, prior, settings, image.since),
    belief,
    answers: survivalOf(image.answers),
    settlements: survivalOf(image.settlements),
    starts: image.starts,
    startsAt: image.startsAt,
    breakers: new Map(image.breakers),
    health: image.health,
    answeredFrom: image.answeredFrom ?? Number.NEGATIVE_INFINITY,
    heardAt: image.heardAt ?? Number.NEGATIVE_INFINITY,
  };
}

function cellImage({ rows, states, at, odds }: Cell): CellImage {
  return { rows: Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength).toString('base64'), states: [...states], at, odds };
}

function cellOf({ rows, states, at, odds }: CellImage, phaseMs: number): Cell {
  const bytes = Uint8Array.from(Buffer.from(rows, 'base64'));
  return restoredCell(new Float32Array(bytes.buffer), Float64Array.from(states), at, odds, phaseMs);
}

function survivalOf(counts: readonly number[]): Survival {
  return { counts: Float64Array.from(counts), total: counts.reduce((sum, each) => sum + each, 0) };
}
