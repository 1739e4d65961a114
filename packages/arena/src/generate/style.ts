/** What a family of random scenarios is drawn from. */
export interface Style {
  readonly name: string;
  readonly channels: readonly [number, number];
  readonly segments: readonly [number, number];
  readonly bestSuccess: readonly [number, number];
  /** Mean distance of the other channels from the best. */
  readonly meanGap: number;
  readonly lowestSuccess: number;
  /** Shares of channels whose success stays, drifts between few points, wanders, steps, dips for some hours. */
  readonly courses: { readonly steady: number; readonly drift: number; readonly wander: number; readonly step: number; readonly dip: number };
  readonly meanEvents: number;
  readonly eventS: readonly [number, number];
  readonly flapping: number;
  readonly correlated: number;
  readonly badSegment: number;
  readonly wallets: number;
  readonly capped: number;
  readonly maintained: number;
  readonly limited: number;
  readonly inquiry: number;
  readonly pending: number;
  readonly retried: number;
  readonly hangShareMax: number;
}

/** Channels much as they are; events as a quarter's log would show them in some hours. */
export const PLAIN: Style = {
  name: 'plain',
  channels: [2, 6],
  segments: [1, 4],
  bestSuccess: [0.78, 0.98],
  meanGap: 0.05,
  lowestSuccess: 0.4,
  courses: { steady: 5, drift: 2, wander: 1, step: 1, dip: 1 },
  meanEvents: 2.5,
  eventS: [90, 5_400],
  flapping: 0.1,
  correlated: 0.15,
  badSegment: 0.3,
  wallets: 0.3,
  capped: 0.15,
  maintained: 0.12,
  limited: 0.15,
  inquiry: 0.6,
  pending: 0.25,
  retried: 0.4,
  hangShareMax: 0.02,
};

/** Another world: more channels, lower and wandering success, many short events, few probes. For judging what was tuned on the first. */
export const ROUGH: Style = {
  name: 'rough',
  channels: [3, 12],
  segments: [2, 8],
  bestSuccess: [0.5, 0.98],
  meanGap: 0.1,
  lowestSuccess: 0.2,
  courses: { steady: 1, drift: 2, wander: 3, step: 2, dip: 1 },
  meanEvents: 7,
  eventS: [30, 3_600],
  flapping: 0.25,
  correlated: 0.35,
  badSegment: 0.5,
  wallets: 0.5,
  capped: 0.25,
  maintained: 0.2,
  limited: 0.3,
  inquiry: 0.3,
  pending: 0.4,
  retried: 0.5,
  hangShareMax: 0.06,
};

export const STYLES: readonly Style[] = [PLAIN, ROUGH];
