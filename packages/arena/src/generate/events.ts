import { rounded, type Chance } from './chance.ts';
import type { ChannelJson } from './channels.ts';
import type { Style } from './style.ts';

interface EventJson {
  readonly channels: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly value?: number;
}

/** Outages, brown-outs, hangs and slow times, alone, on several channels at once, or flapping. */
export function events(chance: Chance, style: Style, channels: readonly ChannelJson[], durationS: number): readonly EventJson[] {
  const list: EventJson[] = [];
  const ids = channels.map(({ id }) => id);
  for (let time = chance.exponential(durationS / style.meanEvents); time < durationS; time += chance.exponential(durationS / style.meanEvents)) {
    const lengthS = Math.min(chance.logBetween(...style.eventS), durationS * 0.35);
    const struck = chance.shuffled(ids).slice(0, chance.hits(style.correlated) ? chance.whole(2, Math.max(2, ids.length - 1)) : 1);
    const what = blow(chance);
    if (!chance.hits(style.flapping)) {
      list.push({ channels: struck, from: Math.round(time), to: Math.round(time + lengthS), ...what });
      continue;
    }
    const cycleS = chance.logBetween(60, 900);
    const share = chance.between(0.3, 0.7);
    for (let at = time; at < Math.min(durationS, time + lengthS * 2); at += cycleS) list.push({ channels: struck, from: Math.round(at), to: Math.round(at + cycleS * share), ...what });
  }
  return list;
}

function blow(chance: Chance): { readonly kind: string; readonly value?: number } {
  const kind = chance.weighted([['outage', 35], ['brownout', 30], ['hang', 20], ['slow', 15]] as const); // prettier-ignore
  if (kind === 'brownout') return { kind, value: rounded(chance.between(0.1, 0.8), 2) };
  if (kind === 'slow') return { kind, value: rounded(chance.logBetween(2, 20), 1) };
  return chance.hits(0.75) ? { kind } : { kind, value: rounded(chance.between(0.5, 0.98), 2) };
}
