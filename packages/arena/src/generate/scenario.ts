import { parseScenario } from '../scenario/parse.ts';
import { admits } from '../world/gate.ts';
import { Chance, rounded } from './chance.ts';
import { channels, segments, type TimelineJson } from './channels.ts';
import { events } from './events.ts';
import type { Style } from './style.ts';

/** More payments than that make a run long and show no more. */
const MAX_PAYMENTS = 30_000;

/** A random scenario file, format version 1: the same for the same style and seed. */
export function randomScenario(style: Style, seed: number): unknown {
  const chance = new Chance(seed);
  const perMinute = chance.weighted([[chance.logBetween(2, 10), 1], [chance.logBetween(15, 90), 1], [chance.logBetween(120, 400), 1]]); // prettier-ignore
  const durationS = 600 * Math.round(Math.min(chance.logBetween(5_400, 28_800), (MAX_PAYMENTS / perMinute) * 60) / 600);
  const wallets = chance.hits(style.wallets) ? ['easypaisa', 'jazzcash'] : [];
  const parts = segments(chance, style, wallets, durationS);
  const paths = channels(chance, style, { wallets, segments: parts, durationS, perMinute });
  const fault = chance.hits(0.2) ? 0 : chance.between(0.01, 0.25);
  const json = {
    version: 1,
    name: `random-${style.name}-${seed}`,
    durationS,
    paymentsPerMinute: rate(chance, perMinute, durationS),
    payerFaultShare: chance.hits(0.2) ? [[0, rounded(fault)], [durationS, rounded(fault * 1.6)]] : rounded(fault), // prettier-ignore
    segments: parts,
    channels: paths,
    events: events(chance, style, paths, durationS),
  };
  const attempts = chance.hits(style.retried) ? chance.whole(2, 3) : 1;
  const most = fewestChannels(json) - 1;
  return most < 2 || attempts === 1 ? json : { ...json, retry: { maxAttempts: Math.min(attempts, most), onlyOn: 'declined-by-provider' } };
}

function rate(chance: Chance, perMinute: number, durationS: number): TimelineJson {
  const level = rounded(perMinute, 1);
  if (chance.hits(0.6)) return level;
  const quiet = rounded(perMinute * chance.between(0.1, 0.6), 1);
  const from = Math.round(durationS * chance.between(0.1, 0.4));
  const to = Math.round(durationS * chance.between(0.6, 0.9));
  return [[0, level], [from, quiet], [to, quiet], [durationS, level]]; // prettier-ignore
}

/** A scenario that measures routing has more channels for every payment than attempts. */
function fewestChannels(json: unknown): number {
  const { scenario } = parseScenario(json);
  const counts = scenario.segments.flatMap(({ amount }, segment) => amount.map((each) => scenario.channels.filter((_, index) => admits(scenario, index, segment, each)).length));
  return Math.min(...counts);
}
