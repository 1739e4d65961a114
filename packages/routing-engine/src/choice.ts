/** A candidate as the choice sees it. */
export interface Arm {
  /** Believed success probability. */
  readonly mean: number;
  /** The same by event state: how likely the state is, the mean in it, and the variance of the undisturbed one. */
  readonly chances: Float64Array;
  readonly means: Float64Array;
  readonly variance: number;
  /** Probability of no answer: ends the payment without a retry. */
  readonly silent: number;
  /** What a success is worth, 1 at most. */
  readonly worth: number;
  /** Attempts under way: their outcomes will be known without asking for more. */
  readonly underway: number;
}

const LOOKAHEAD = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** The arms by what they are expected to bring, best first; equals stay as they are. */
export function byExpected(arms: readonly Arm[]): readonly number[] {
  return arms.map((_, index) => index).sort((a, b) => expected(arms[b] as Arm) - expected(arms[a] as Arm));
}

/**
 * What the payment is worth when arm `first` is tried now and the best of the others afterwards, retries only after a decline.
 *
 * @param order the arms, best first
 */
export function chainValue(arms: readonly Arm[], order: readonly number[], first: number, attemptsLeft: number): number {
  let value = expected(arms[first] as Arm);
  let reached = declined(arms[first] as Arm);
  let left = attemptsLeft - 1;
  for (const index of order) {
    if (left === 0) break;
    if (index === first) continue;
    value += reached * expected(arms[index] as Arm);
    reached *= declined(arms[index] as Arm);
    left -= 1;
  }
  return value;
}

/** What an arm must exceed to be of use to a payment, and the share of payments to which it then is. */
export interface Stake {
  readonly rival: number;
  readonly share: number;
}

/**
 * A payment with several attempts uses the best arms in turn: which of these it tries first matters little. An arm is of use once it
 * displaces the last of them, and to those payments that all the others declined.
 *
 * @param order the arms, best first
 * @returns null where a payment tries all arms anyway: to know them better would change nothing
 */
export function stakeOf(arms: readonly Arm[], order: readonly number[], of: number, attempt: number, attemptsLeft: number): Stake | null {
  // Those that were tried before are no arms any more; the best of the rest is the nearest to them.
  let share = declined(arms[order[0] as number] as Arm) ** (attempt - 1);
  let left = attemptsLeft;
  for (const index of order) {
    if (index === of) continue;
    left -= 1;
    if (left === 0) return { rival: expected(arms[index] as Arm), share };
    share *= declined(arms[index] as Arm);
  }
  return null;
}

function declined({ mean, silent }: Arm): number {
  return Math.max(0, 1 - mean - silent);
}

function expected(arm: Arm): number {
  return arm.mean * arm.worth;
}

/** Density and upper tail of the standard normal distribution. */
function density(z: number): number {
  return Math.exp(-0.5 * z * z) * 0.3989422804014327;
}

function tail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const erfc = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x);
  return z >= 0 ? erfc / 2 : 1 - erfc / 2;
}

/** Expected gain over choosing between an arm and a rival now (for the best arm: the second), once the arm's event state is known. */
function gainOfState({ mean, worth, chances, means }: Arm, rival: number): number {
  let after = 0;
  for (let state = 0; state < means.length; state += 1) after += (chances[state] as number) * Math.max(0, (means[state] as number) * worth - rival);
  return Math.max(0, after - Math.max(0, mean * worth - rival));
}

/** The same from `count` more outcomes about the level of the undisturbed arm. */
function gainOfLevel({ worth, chances, means, variance }: Arm, rival: number, count: number): number {
  if (count <= 0) return 0;
  const mean = means[0] as number;
  const strength = Math.max(0, (mean * (1 - mean)) / variance - 1);
  const deviation = worth * Math.sqrt((variance * count) / (count + strength));
  const z = Math.abs(mean * worth - rival) / deviation;
  return z > 8 ? 0 : (chances[0] as number) * deviation * (density(z) - z * tail(z));
}

/** How many payments would profit from knowing an arm's level, and its state. */
export interface Horizons {
  readonly level: number;
  readonly state: number;
}

/**
 * What trying an arm is worth beyond its own payment. One try tells the state; the level takes more: the best over numbers of tries of what
 * they gain per try.
 */
export function learningValue(arm: Arm, { rival, share }: Stake, horizons: Horizons): number {
  const known = gainOfLevel(arm, rival, arm.underway);
  let most = 0;
  for (const tries of LOOKAHEAD) {
    const after = horizons.level - tries;
    if (after <= 0) break;
    most = Math.max(most, (after * (gainOfLevel(arm, rival, arm.underway + tries) - known)) / tries);
  }
  return share * (most + horizons.state * gainOfState(arm, rival));
}
