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

/**
 * What the payment is worth when arm `first` is tried now and the best of the others afterwards, retries only after a decline.
 */
export function chainValue(arms: readonly Arm[], first: number, attemptsLeft: number): number {
  const arm = arms[first] as Arm;
  const declined = Math.max(0, 1 - arm.mean - arm.silent);
  return arm.mean * arm.worth + (attemptsLeft > 1 && declined > 0 ? declined * restValue(arms, first, attemptsLeft - 1) : 0);
}

function restValue(arms: readonly Arm[], without: number, attemptsLeft: number): number {
  let reached = 1;
  let value = 0;
  const used = new Set([without]);
  for (let attempt = 0; attempt < attemptsLeft; attempt += 1) {
    let best = -1;
    for (let index = 0; index < arms.length; index += 1) {
      if (!used.has(index) && (best < 0 || expected(arms[index] as Arm) > expected(arms[best] as Arm))) best = index;
    }
    if (best < 0) break;
    const arm = arms[best] as Arm;
    value += reached * expected(arm);
    reached *= Math.max(0, 1 - arm.mean - arm.silent);
    used.add(best);
  }
  return value;
}

export function expected(arm: Arm): number {
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
export function learningValue(arm: Arm, rival: number, horizons: Horizons): number {
  const known = gainOfLevel(arm, rival, arm.underway);
  let most = 0;
  for (const tries of LOOKAHEAD) {
    const after = horizons.level - tries;
    if (after <= 0) break;
    most = Math.max(most, (after * (gainOfLevel(arm, rival, arm.underway + tries) - known)) / tries);
  }
  return most + horizons.state * gainOfState(arm, rival);
}
