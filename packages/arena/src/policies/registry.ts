import type { PolicyFactory } from '../policy.ts';
import { policyRandom, type MakePolicy } from '../simulate.ts';
import { wordOf } from '../world/random.ts';
import { fixedOrder, fixedPriority } from './fixed.ts';
import { oracle } from './oracle.ts';
import { roundRobin } from './round-robin.ts';

/** What follows a policy's name: `name:key=value:key=value`. */
export type Settings = ReadonlyMap<string, string>;

const BUILDERS: Readonly<Record<string, (settings: Settings) => PolicyFactory>> = {
  'round-robin': () => roundRobin,
  'fixed-priority': () => fixedPriority,
  fixed: (settings) => fixedOrder('fixed', (settings.get('order') ?? '').split('>')),
};

export const ORACLE = 'oracle';

/** @throws RangeError for a policy that is not known. */
export function policyOf(spec: string): MakePolicy {
  const [name = '', ...pairs] = spec.split(':');
  if (name === ORACLE) return oracle;
  const build = BUILDERS[name];
  if (build === undefined) throw new RangeError(`no policy is called "${name}"; there are ${[ORACLE, ...Object.keys(BUILDERS)].join(', ')}`);
  const factory = build(new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])));
  const nameWord = wordOf(spec);
  return (channels, _, trace) => factory.create(channels, policyRandom(trace, nameWord));
}
