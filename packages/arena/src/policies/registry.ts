import type { PolicyFactory } from '../policy.ts';
import { policyRandom, type MakePolicy } from '../simulate.ts';
import { wordOf } from '../world/random.ts';
import { adaigi } from './adaigi.ts';
import { fixedOrder, fixedPriority } from './fixed.ts';
import { oracle } from './oracle.ts';
import { roundRobin } from './round-robin.ts';
import { SR_V3_DEFAULTS, srV3, type SrV3Settings } from './sr-v3.ts';
import { thompson, THOMPSON_DEFAULTS } from './thompson.ts';

/** What follows a policy's name: `name:key=value:key=value`. */
export type Settings = ReadonlyMap<string, string>;

/** Builds a policy from its settings; a new policy is one line here. */
const BUILDERS: Readonly<Record<string, (settings: Settings) => PolicyFactory>> = {
  adaigi: () => adaigi,
  'round-robin': () => roundRobin,
  'fixed-priority': () => fixedPriority,
  'sr-v3': (settings) => srV3('sr-v3', srV3Settings(settings)),
  thompson: (settings) => thompson('thompson', { ...THOMPSON_DEFAULTS, discount: numberOf(settings, 'discount', THOMPSON_DEFAULTS.discount) }),
  'thompson-probes': (settings) => thompson('thompson-probes', { probes: true, discount: numberOf(settings, 'discount', THOMPSON_DEFAULTS.discount) }),
  fixed: (settings) => fixedOrder('fixed', (settings.get('order') ?? '').split('>').map(Number)),
};

export const ORACLE = 'oracle';
export const POLICY_NAMES: readonly string[] = [ORACLE, ...Object.keys(BUILDERS)];

/** @throws RangeError for a policy that is not known. */
export function policyOf(spec: string): MakePolicy {
  const [name = '', ...pairs] = spec.split(':');
  if (name === ORACLE) return oracle;
  const build = BUILDERS[name];
  if (build === undefined) throw new RangeError(`no policy is called "${name}"; there are ${POLICY_NAMES.join(', ')}`);
  const factory = build(new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])));
  const nameWord = wordOf(spec);
  return (channels, _, trace) => factory.create(channels, policyRandom(trace, nameWord));
}

function srV3Settings(settings: Settings): SrV3Settings {
  return {
    window: numberOf(settings, 'window', SR_V3_DEFAULTS.window),
    hedgePercent: numberOf(settings, 'hedge', SR_V3_DEFAULTS.hedgePercent),
    update: settings.get('update') === 'all' ? 'all' : SR_V3_DEFAULTS.update,
    pending: settings.get('pending') === 'start' ? 'start' : SR_V3_DEFAULTS.pending,
    threshold: numberOf(settings, 'threshold', SR_V3_DEFAULTS.threshold),
  };
}

function numberOf(settings: Settings, key: string, fallback: number): number {
  const text = settings.get(key);
  const value = text === undefined ? fallback : Number(text);
  if (!Number.isFinite(value)) throw new RangeError(`the setting ${key}=${text} of a policy must be a number`);
  return value;
}
