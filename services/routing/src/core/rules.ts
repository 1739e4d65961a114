import type { Mode } from '@adaigi/domain';
import type { MerchantPolicy, PlatformPolicy } from '@adaigi/routing-policy';
import type { ChannelFacts } from '../ports.ts';
import { maintenanceCalendar, type MaintenanceCalendar } from './maintenance.ts';

/** A limit on attempts in any minute, and the counter it is kept on. */
export interface VolumeCap {
  readonly counter: string;
  readonly maxPerMinute: number;
}

/** What both policies say of a channel. */
export interface ChannelRule {
  readonly offBy: 'platform' | 'merchant' | null;
  /** Minor units, inclusive. */
  readonly minAmount: bigint;
  /** Null for no limit. */
  readonly maxAmount: bigint | null;
  readonly caps: readonly VolumeCap[];
}

/** The rules that hold for the payments of one merchant in one world. */
export interface Rules {
  /** Channels in the operator's order, by name where it says nothing; made once for each list of them. */
  inOrder(channels: readonly ChannelFacts[]): readonly ChannelFacts[];
  ruleOf(channel: string): ChannelRule;
  readonly maintenanceUntil: MaintenanceCalendar;
  /** Fraction of first choices by channel, 0 to 1. */
  readonly shares: ReadonlyMap<string, number>;
  readonly objective: 'success' | 'value';
  readonly whenAllDown: 'least_bad' | 'hold';
  /** What is in force, as scope@version. */
  readonly policies: readonly string[];
}

/** A policy and which version of which scope it is. */
export interface InForce<P> {
  readonly scope: string;
  readonly version: number;
  readonly document: P;
}

export const PLATFORM_SCOPE = 'platform';

/** Names whose policy it is: `platform`, or `test/mer_1`. */
export function scopeOf(mode: Mode, merchantId: string): string {
  return `${mode}/${merchantId}`;
}

/** The policy that holds before there is one: nothing is forbidden. */
export const EMPTY_POLICY = { formatVersion: 1 } as const satisfies MerchantPolicy;

const NO_RULE: ChannelRule = { offBy: null, minAmount: 0n, maxAmount: null, caps: [] };

/**
 * Puts two policies together. A merchant's narrows the platform's: what either forbids is forbidden. What is a choice (order, shares, objective, waiting) is the
 * merchant's where it makes one.
 *
 * @param priority the configured order, behind that of the policies
 */
export function combine(platform: InForce<PlatformPolicy>, merchant: InForce<MerchantPolicy> | null, priority: readonly string[]): Rules {
  const theirs: MerchantPolicy = merchant?.document ?? EMPTY_POLICY;
  const ours = platform.document;
  const order = [...new Set([...(theirs.order ?? []), ...(ours.order ?? []), ...priority])];
  const rules = new Map<string, ChannelRule>();
  const ids = new Set([...Object.keys(ours.channels ?? {}), ...Object.keys(theirs.channels ?? {})]);
  for (const id of ids) rules.set(id, ruleOf(id, platform, merchant));
  const shares = Object.entries(theirs.shares ?? ours.shares ?? {}).map(([channel, percent]) => [channel, percent / 100] as const);
  return {
    inOrder: ordering(order),
    ruleOf: (channel) => rules.get(channel) ?? NO_RULE,
    maintenanceUntil: maintenanceCalendar(ours),
    shares: new Map(shares),
    objective: theirs.objective ?? ours.objective ?? 'success',
    whenAllDown: theirs.whenAllDown ?? ours.whenAllDown ?? 'least_bad',
    policies: [platform, ...(merchant === null ? [] : [merchant])].filter(({ version }) => version > 0).map(({ scope, version }) => `${scope}@${version}`),
  };
}

function ordering(order: readonly string[]): Rules['inOrder'] {
  const places = new Map(order.map((channel, place) => [channel, place]));
  const placeOf = ({ id }: ChannelFacts): number => places.get(id) ?? order.length;
  let known: readonly ChannelFacts[] = [];
  let ordered: readonly ChannelFacts[] = [];
  return (channels) => {
    if (channels !== known) {
      known = channels;
      ordered = channels.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1));
    }
    return ordered;
  };
}

function ruleOf(id: string, platform: InForce<PlatformPolicy>, merchant: InForce<MerchantPolicy> | null): ChannelRule {
  const ours = platform.document.channels?.[id] ?? {};
  const theirs = merchant?.document.channels?.[id] ?? {};
  const lowest = Math.max(ours.minAmount ?? 0, theirs.minAmount ?? 0);
  const highest = Math.min(ours.maxAmount ?? Infinity, theirs.maxAmount ?? Infinity);
  const cap = (scope: string | undefined, maxPerMinute: number | undefined): VolumeCap[] =>
    scope === undefined || maxPerMinute === undefined ? [] : [{ counter: `${scope} ${id}`, maxPerMinute }];
  return {
    offBy: ours.off === true ? 'platform' : theirs.off === true ? 'merchant' : null,
    minAmount: BigInt(lowest),
    maxAmount: highest === Infinity ? null : BigInt(highest),
    caps: [...cap(platform.scope, ours.maxPerMinute), ...cap(merchant?.scope, theirs.maxPerMinute)],
  };
}
