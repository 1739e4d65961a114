import { clamp, rounded, type Chance } from './chance.ts';
import type { Style } from './style.ts';

export type TimelineJson = number | (readonly [number, number])[];

export interface SegmentJson {
  readonly id: string;
  readonly share: TimelineJson;
  readonly amount: readonly [number, number];
  readonly wallet?: string;
}

export interface ChannelJson {
  readonly id: string;
  readonly wallet?: string;
  readonly success: TimelineJson;
  readonly [key: string]: unknown;
}

/** Success over time around a level: steady, drifting, wandering, stepping or dipping. */
export function course(chance: Chance, style: Style, level: number, durationS: number): TimelineJson {
  const { steady, drift, wander, step, dip } = style.courses;
  const bounded = (value: number): number => rounded(clamp(value, style.lowestSuccess, 0.995));
  const kind = chance.weighted([['steady', steady], ['drift', drift], ['wander', wander], ['step', step], ['dip', dip]] as const); // prettier-ignore
  const from = Math.round(chance.between(0, durationS * 0.6));
  const to = Math.round(chance.between(from + durationS * 0.1, durationS));
  const other = level + chance.between(-0.25, 0.12);
  if (kind === 'steady') return bounded(level);
  if (kind === 'drift') return [[from, bounded(level)], [to, bounded(other)]]; // prettier-ignore
  if (kind === 'step') return [[from, bounded(level)], [from, bounded(other)]]; // prettier-ignore
  if (kind === 'dip') {
    const slope = Math.round((to - from) * chance.between(0.05, 0.4));
    const low = bounded(level - chance.between(0.05, 0.35));
    return [[from, bounded(level)], [from + slope, low], [to - slope, low], [to, bounded(level)]]; // prettier-ignore
  }
  const points: (readonly [number, number])[] = [];
  const gapS = chance.logBetween(600, 3_600);
  for (let time = 0, value = level; time < durationS; time += gapS) {
    points.push([Math.round(time), bounded(value)]);
    value += chance.between(-0.08, 0.08) + (level - value) * 0.2;
  }
  return points;
}

/** Segments by rising amounts; some bound to a wallet where there are wallets. */
export function segments(chance: Chance, style: Style, wallets: readonly string[], durationS: number): readonly SegmentJson[] {
  let low = chance.whole(50, 500);
  return Array.from({ length: chance.whole(...style.segments) }, (_, index) => {
    const high = Math.round(low * chance.between(2, 6));
    const weight = rounded(chance.logBetween(0.2, 4));
    const segment: SegmentJson = {
      id: `s${index + 1}`,
      share: chance.hits(0.25) ? [[0, weight], [durationS, rounded(chance.logBetween(0.2, 4))]] : weight, // prettier-ignore
      amount: [low, high],
      ...(wallets.length > 0 && chance.hits(0.8) ? { wallet: wallets[chance.whole(0, wallets.length - 1)] } : {}),
    };
    low = high + 1;
    return segment;
  });
}

/** Channels around a best one; in half of all files the order says nothing about quality. */
export function channels(chance: Chance, style: Style, context: { readonly wallets: readonly string[]; readonly segments: readonly SegmentJson[]; readonly durationS: number; readonly perMinute: number }): readonly ChannelJson[] {
  const best = chance.between(...style.bestSuccess);
  const count = Math.max(context.wallets.length * 2, chance.whole(...style.channels));
  const levels = Array.from({ length: count }, (_, index) => (index === 0 ? best : Math.max(style.lowestSuccess, best - chance.exponential(style.meanGap))));
  const bad = chance.hits(style.badSegment) ? chance.whole(0, count - 1) : -1;
  const capped = chance.hits(style.capped) ? chance.whole(0, count - 1) : -1;
  const ordered = chance.hits(0.5) ? levels : chance.shuffled(levels);
  return ordered.map((level, index) => ({
    id: `c${index + 1}`,
    ...(context.wallets.length > 0 && index < context.wallets.length * 2 ? { wallet: context.wallets[index % context.wallets.length] } : {}),
    costPercent: rounded(chance.between(0.5, 2.5), 2),
    ...(chance.hits(style.limited) && index > 0 ? limits(chance, context.segments) : {}),
    ...(index === capped ? { maxPerMinute: Math.max(2, Math.round(context.perMinute * chance.between(0.2, 0.8))) } : {}),
    success: course(chance, style, level, context.durationS),
    ...(index === bad ? { successBySegment: badSegment(chance, context.segments, level) } : {}),
    ...pace(chance, style),
    ...(chance.hits(style.maintained) ? { maintenance: [window(chance, context.durationS)] } : {}),
  }));
}

function limits(chance: Chance, segments: readonly SegmentJson[]): Record<string, number> {
  const { amount } = segments[chance.whole(0, segments.length - 1)] as SegmentJson;
  return chance.hits(0.7) ? { maxAmount: amount[1] } : { minAmount: amount[0] };
}

function badSegment(chance: Chance, segments: readonly SegmentJson[], level: number): Record<string, number> {
  const { id } = segments[chance.whole(0, segments.length - 1)] as SegmentJson;
  return { [id]: rounded(level * chance.between(0, 0.85)) };
}

function pace(chance: Chance, style: Style): Record<string, unknown> {
  const p50 = chance.logBetween(0.4, 6);
  const pendingP50 = chance.logBetween(15, 240);
  return {
    latencyS: { p50: rounded(p50, 2), p99: rounded(p50 * chance.logBetween(2.5, 12), 2) },
    ...(chance.hits(0.5) ? { hangShare: rounded(chance.between(0, style.hangShareMax), 4) } : {}),
    ...(chance.hits(style.pending)
      ? { pendingShare: rounded(chance.between(0.03, 0.6)), pendingS: { p50: Math.round(pendingP50), p99: Math.round(pendingP50 * chance.between(2, 10)) } }
      : {}),
    timeoutS: chance.whole(15, 60),
    inquiry: chance.hits(style.inquiry),
  };
}

function window(chance: Chance, durationS: number): readonly [number, number] {
  const from = Math.round(chance.between(0, durationS * 0.8));
  return [from, Math.round(from + durationS * chance.between(0.03, 0.2))];
}
