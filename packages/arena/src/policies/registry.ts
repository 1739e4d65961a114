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

interface Builder {
  /** The settings it takes. */
  readonly keys: readonly string[];
  build(settings: Settings): PolicyFactory;
}

const plain = (factory: PolicyFactory): Builder => ({ keys: [], build: () => factory });
const discounted = (name: string, probes: boolean): Builder => ({
  keys: ['discount'],
  build: (settings) => thompson(name, { probes, discount: numberOf(settings, 'discount', THOMPSON_DEFAULTS.discount) }),
});

/** By name; a new policy is one line here. */
const BUILDERS: Readonly<Record<string, Builder>> = {
  adaigi: plain(adaigi),
  'round-robin': plain(roundRobin),
  'fixed-priority': plain(fixedPriority),
  'sr-v3': { keys: ['window', 'hedge', 'update', 'pending', 'threshold'], build: (settings) => srV3('sr-v3', srV3Settings(settings)) },
  thompson: discounted('thompson', false),
  'thompson-probes': discounted('thompson-probes', true),
  fixed: { keys: ['order'], build: (settings) => fixedOrder('fixed', (settings.get('order') ?? '').split('>').map(Number)) },
};

export const ORACLE = 'oracle';
export const POLICY_NAMES: readonly string[] = [ORACLE, ...Object.keys(BUILDERS)];

/** @throws RangeError for a policy or a setting that is not known. */
export function policyOf(spec: string): MakePolicy {
  const [name = '', ...pairs] = spec.split(':');
  if (name === ORACLE) return oracle;
  const builder = BUILDERS[name];
  if (builder === undefined) throw new RangeError(`no policy is called "${name}"; there are ${POLICY_NAMES.join(', ')}`);
  const settings = new Map(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]));
  for (const key of settings.keys()) if (!builder.keys.includes(key)) throw new RangeError(`policy ${name} has no setting "${key}"; it takes ${builder.keys.join(', ') || 'none'}`);
  const factory = builder.build(settings);
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
