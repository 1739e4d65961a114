/** How long answers take, learnt: counts per logarithmic bin of the age, old ones fading. */
export interface Survival {
  readonly counts: Float64Array;
  total: number;
}

const FIRST_MS = 100;
const RATIO = Math.log(1.35);
const BINS = 34;
/** Above this the counts are halved, so that a channel that changed its pace is understood again soon. */
const REMEMBERED = 400;

export function binOf(ageMs: number): number {
  return Math.max(0, Math.min(BINS - 1, Math.floor(Math.log(Math.max(ageMs, 1) / FIRST_MS) / RATIO) + 1));
}

/** @param typicalMs the median to assume before anything is seen; half of it and less, and twice it and more, stay likely */
export function newSurvival(typicalMs: number, weight: number): Survival {
  const centre = binOf(typicalMs);
  const counts = Float64Array.from({ length: BINS }, (_, bin) => Math.exp(-((bin - centre) ** 2) / 18));
  const total = counts.reduce((sum, each) => sum + each, 0);
  return { counts: counts.map((each) => (each * weight) / total), total: weight };
}

export function answeredAfter(survival: Survival, ageMs: number): void {
  const bin = binOf(ageMs);
  survival.counts[bin] = (survival.counts[bin] as number) + 1;
  survival.total += 1;
  if (survival.total < REMEMBERED) return;
  survival.total = 0;
  for (let each = 0; each < BINS; each += 1) {
    const half = (survival.counts[each] as number) / 2;
    survival.counts[each] = half;
    survival.total += half;
  }
}

/** Share of the answers that take longer than this. */
export function stillWaiting(survival: Survival, ageMs: number): number {
  const bin = binOf(ageMs);
  let later = 0;
  for (let each = bin + 1; each < BINS; each += 1) later += survival.counts[each] as number;
  // Of the bin itself half, and half an answer for what was never seen.
  return (later + (survival.counts[bin] as number) / 2 + 0.25) / (survival.total + 0.5);
}
