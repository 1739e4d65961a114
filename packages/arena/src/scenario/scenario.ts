import type { ChannelView } from '../policy.ts';
import type { Timeline } from './timeline.ts';

/** Median and 99th percentile of a log-normal time. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

export interface Segment {
  readonly id: string;
  /** A weight, normalised at every moment. */
  readonly share: Timeline;
  /** Whole units, both ends included. */
  readonly amount: readonly [number, number];
  readonly wallet: string | null;
}

export interface Channel extends ChannelView {
  /** By segment, in the scenario's order. */
  readonly success: readonly Timeline[];
  readonly latencyS: Spread;
  readonly hangShare: Timeline;
  readonly pendingShare: Timeline;
  readonly pendingS: Spread;
}

export type EventKind = 'outage' | 'hang' | 'slow' | 'brownout';

export interface ScenarioEvent {
  readonly channels: readonly string[];
  /** Half open: [fromS, toS). */
  readonly fromS: number;
  readonly toS: number;
  readonly kind: EventKind;
  /** Share of attempts that fail or hang; the latency's factor for `slow`. */
  readonly value: number;
}

/** A scenario, format version 1, with its defaults filled in. */
export interface Scenario {
  readonly name: string;
  readonly durationS: number;
  readonly paymentsPerMinute: Timeline;
  readonly payerFaultShare: Timeline;
  readonly segments: readonly Segment[];
  readonly channels: readonly Channel[];
  readonly events: readonly ScenarioEvent[];
  /** The first one included. */
  readonly maxAttempts: number;
}
