/** A candidate as the choice sees it. */
export interface Arm {
  /** Believed success probability and its variance. */
  readonly mean: number;
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

/** Expected gain from choosing between an arm and a rival (for the best arm: the second) after `count` more outcomes of the arm, instead of now. */
export function gainAfter(arm: Arm, rival: number, count: number): number {
  const { mean, variance, worth } = arm;
  if (count <= 0 || variance <= 0) return 0;
  const strength = Math.max(0, (mean * (1 - mean)) / variance - 1);
  const deviation = worth * Math.sqrt((variance * count) / (count + strength));
  const z = Math.abs(rival - mean * worth) / deviation;
  return z > 8 ? 0 : deviation * (density(z) - z * tail(z));
}

/**
 * What trying an arm is worth beyond its own payment, per payment: the best over numbers of further tries of what they are expected to gain
 * for the payments after them.
 *
 * @param horizon payments for which knowing it better would pay
 */
export function learningValue(arm: Arm, rival: number, horizon: number): number {
  const known = gainAfter(arm, rival, arm.underway);
  let most = 0;
  for (const tries of LOOKAHEAD) {
    const after = horizon - tries;
    if (after <= 0) break;
    most = Math.max(most, (after * (gainAfter(arm, rival, arm.underway + tries) - known)) / tries);
  }
  return most;
}
