import type { Observation } from '../observation.ts';
import { loadTruth } from '../truth/load.ts';
import type { Truth } from '../truth/truth.ts';
import { judge } from './judge.ts';
import { tellHistory } from './history.ts';
import type { Report } from './report.ts';

export type { Report } from './report.ts';

const loaded = new WeakMap<Observation, Promise<Truth>>();

/** Loaded once per observation: a report and the histories of what it complains about speak of the same truth. */
function truthOf(observation: Observation): Promise<Truth> {
  const known = loaded.get(observation) ?? loadTruth(observation);
  loaded.set(observation, known);
  return known;
}

/** Holds everything that is known from outside against the invariants. */
export async function check(observation: Observation): Promise<Report> {
  return judge(await truthOf(observation));
}

/** Everything that happened to one payment, in one order of time, for a person. */
export async function historyOf(observation: Observation, paymentId: string): Promise<string> {
  return tellHistory(await truthOf(observation), paymentId);
}
