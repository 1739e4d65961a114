import { money } from '@adaigi/domain';
import type { Health, RankQuestion, Ranked } from '@adaigi/routing-engine';
import type { MerchantPolicy, PlatformPolicy } from '@adaigi/routing-policy';
import type { Ranker } from '../core/arrange.ts';
import { createPolicyBook } from '../core/policy-book.ts';
import { createVolume, type Volume } from '../core/volume.ts';
import type { ChannelFacts, LoggedDecision, RouteRequest } from '../ports.ts';
import type { DecidePorts } from './decide.ts';

export const NOW = new Date('2026-11-21T10:00:00Z');

export interface Belief {
  readonly mean?: number;
  readonly health?: Health;
  /** With which probability the engine draws it first; the best one when none is given. */
  readonly choice?: number;
}

/** An engine that believes what a test says; deterministic by the draw. */
export function believing(beliefs: Readonly<Record<string, Belief>> = {}): Ranker {
  const health = (channel: string): Health => beliefs[channel]?.health ?? 'up';
  return {
    health,
    rank({ candidates }: RankQuestion, random) {
      const draw = random();
      const known = candidates.map((channel) => ({ channel, mean: beliefs[channel]?.mean ?? 0.9, choice: beliefs[channel]?.choice ?? 0 }));
      const total = known.reduce((sum, { choice }) => sum + choice, 0);
      const best = known.toSorted((a, b) => b.mean - a.mean)[0];
      const drawn = known.map((each) => ({ ...each, choice: total === 0 ? Number(each === best) : each.choice / total }));
      let left = draw;
      const first = drawn.find(({ choice }) => (left -= choice) < 0) ?? drawn[0];
      const order = drawn.toSorted((a, b) => Number(b === first) - Number(a === first) || b.mean - a.mean);
      return {
        order: order.map(({ channel, mean, choice }): Ranked => ({ channel, probability: mean, low: mean, high: mean, choiceProbability: choice, health: health(channel), reasons: [] })),
        approach: 'best',
        draw,
      };
    },
  };
}

export interface WorldOptions {
  readonly known?: readonly ChannelFacts[];
  readonly engine?: Ranker;
  readonly platform?: Omit<PlatformPolicy, 'formatVersion'>;
  readonly merchant?: Omit<MerchantPolicy, 'formatVersion'>;
  readonly priority?: readonly string[];
  readonly draw?: number;
  readonly now?: Date;
  readonly volume?: Volume;
}

/** The ports of a decision, in memory. */
export function worldOf({ known = [], engine = believing(), platform, merchant, priority = [], draw = 0, now = NOW, volume = createVolume() }: WorldOptions) {
  const policies = createPolicyBook(priority);
  if (platform !== undefined) policies.setPlatform({ scope: 'platform', version: 1, document: { formatVersion: 1, ...platform } });
  if (merchant !== undefined) policies.setMerchant({ scope: 'test/mer_1', version: 1, document: { formatVersion: 1, ...merchant } });
  const logged: LoggedDecision[] = [];
  const counted: string[] = [];
  const ports: DecidePorts = {
    catalogue: { channels: () => known },
    policies,
    engine,
    volume,
    log: { record: (entry) => void logged.push(entry) },
    clock: { now: () => now },
    meter: { decided: (channel, approach) => void counted.push(`${channel} ${approach}`) },
    random: () => draw,
  };
  return { ports, policies, logged, counted };
}

export function open(id: string, facts: Partial<ChannelFacts> = {}): ChannelFacts {
  return {
    id,
    wallet: 'jazzcash',
    mode: 'test',
    minAmount: money(100n, 'PKR'),
    maxAmount: money(1_000_000n, 'PKR'),
    disabled: false,
    methods: ['wallet', 'token'],
    chargeTimeoutMs: 60_000,
    ...facts,
  };
}

export const ASK: RouteRequest = {
  paymentId: 'pay_1',
  attemptNumber: 1,
  attemptsLeft: 3,
  merchantId: 'mer_1',
  mode: 'test',
  amount: money(10_000n, 'PKR'),
  method: 'wallet',
  wallet: null,
  preferredWallet: null,
  repeatPayer: false,
  excludedChannels: [],
};
