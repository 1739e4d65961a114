import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import type { MerchantPolicy, PlatformPolicy } from '@adaigi/routing-policy';
import * as fc from 'fast-check';
import { createVolume } from '../core/volume.ts';
import type { ChannelFacts, RouteRequest } from '../ports.ts';
import { decide } from './decide.ts';
import { believing, NOW, worldOf, type Belief } from './world.fixture.ts';

const IDS = ['c1', 'c2', 'c3', 'c4', 'c5'];
const MINUTE_MS = 60_000;
const id = fc.constantFrom(...IDS);
const wallet = fc.constantFrom('jazzcash', 'easypaisa');
const mode = fc.constantFrom('test' as const, 'live' as const);
const byChannel = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> => fc.dictionary(id, value, { maxKeys: 4 });
const methods = fc.constantFrom<ChannelFacts['methods'][]>(['wallet'], ['wallet', 'token'], ['token']);
const channels: fc.Arbitrary<ChannelFacts[]> = fc.uniqueArray(
  fc
    .record({ id, wallet, mode, min: fc.nat(1_000), size: fc.nat(100_000), disabled: fc.boolean(), methods })
    .map(({ min, size, ...facts }) => ({ ...facts, chargeTimeoutMs: 60_000, minAmount: money(BigInt(min), 'PKR'), maxAmount: money(BigInt(min + size), 'PKR') })),
  { selector: (channel) => channel.id, minLength: 1 },
);
const request: fc.Arbitrary<RouteRequest> = fc.record({
  paymentId: fc.constant('pay_1'),
  attemptNumber: fc.constant(1),
  attemptsLeft: fc.integer({ min: 0, max: 3 }),
  merchantId: fc.constantFrom('mer_1', 'mer_2'),
  mode,
  amount: fc.nat(120_000).map((minor) => money(BigInt(minor), 'PKR')),
  method: fc.constantFrom('wallet' as const, 'token' as const),
  wallet: fc.option(wallet),
  preferredWallet: fc.option(wallet),
  repeatPayer: fc.boolean(),
  excludedChannels: fc.subarray(IDS),
});
const limits = fc.record({ off: fc.boolean(), minAmount: fc.integer({ min: 1, max: 60_000 }), maxAmount: fc.integer({ min: 60_000, max: 120_000 }), maxPerMinute: fc.integer({ min: 1, max: 3 }) }, { requiredKeys: [] });
const shared = { order: fc.subarray(IDS), shares: byChannel(fc.integer({ min: 1, max: 20 })), objective: fc.constantFrom('success' as const, 'value' as const), whenAllDown: fc.constantFrom('least_bad' as const, 'hold' as const) };
const merchant: fc.Arbitrary<Omit<MerchantPolicy, 'formatVersion'>> = fc.record({ ...shared, channels: byChannel(limits) }, { requiredKeys: [] });
const window = fc.record({ channels: fc.subarray(IDS, { minLength: 1 }), from: fc.integer({ min: -60, max: 30 }), lengthMin: fc.integer({ min: 1, max: 90 }) });
const maintenance = fc.array(window, { maxLength: 2 }).map((windows) =>
  windows.map(({ channels: at, from, lengthMin }) => ({ channels: at, from: minutesFromNow(from), to: minutesFromNow(from + lengthMin) })),
);
const platform: fc.Arbitrary<Omit<PlatformPolicy, 'formatVersion'>> = fc.record({ ...shared, channels: byChannel(limits), maintenance }, { requiredKeys: [] });
const beliefs: fc.Arbitrary<Record<string, Belief>> = byChannel(
  fc.record({ mean: fc.double({ min: 0, max: 1, noNaN: true }), health: fc.constantFrom('up' as const, 'down' as const, 'probing' as const), choice: fc.nat(5) }),
);
const draw = fc.double({ min: 0, max: 0.999_999, noNaN: true });

function minutesFromNow(minutes: number): string {
  return new Date(NOW.getTime() + minutes * MINUTE_MS).toISOString();
}

/** The rules once more, as a person would read them from the policies. */
function mayTake(channel: ChannelFacts, asked: RouteRequest, ours: Omit<PlatformPolicy, 'formatVersion'>, theirs: Omit<MerchantPolicy, 'formatVersion'>): boolean {
  const { minor } = asked.amount;
  const rules = [ours.channels?.[channel.id], asked.merchantId === 'mer_1' && asked.mode === 'test' ? theirs.channels?.[channel.id] : undefined];
  return (
    channel.mode === asked.mode &&
    (asked.wallet === null || asked.wallet === channel.wallet) &&
    channel.methods.includes(asked.method) &&
    !channel.disabled &&
    !asked.excludedChannels.includes(channel.id) &&
    minor >= channel.minAmount.minor &&
    minor <= channel.maxAmount.minor &&
    rules.every((rule) => rule?.off !== true && minor >= BigInt(rule?.minAmount ?? 0) && minor <= BigInt(rule?.maxAmount ?? 10 ** 9)) &&
    !(ours.maintenance ?? []).some(({ channels: at, from, to }) => at.includes(channel.id) && Date.parse(from) <= NOW.getTime() && NOW.getTime() < Date.parse(to))
  );
}

describe('no decision, whatever the policies, beliefs and draws', () => {
  test('violates a constraint, forgets a channel, or has choice probabilities that are none', () => {
    fc.assert(
      fc.property(channels, request, platform, merchant, beliefs, draw, (known, asked, ours, theirs, believed, drawn) => {
        const { ports } = worldOf({ known, engine: believing(believed), platform: ours, merchant: theirs, draw: drawn });
        const { candidates, removals, approach, holdMs } = decide(ports, asked);
        const allowed = known.filter((channel) => mayTake(channel, asked, ours, theirs)).map((channel) => channel.id);
        const offered = candidates.map(({ channel }) => channel);
        if (!offered.every((channel) => allowed.includes(channel))) throw new Error('a constraint is violated');
        if (offered.length === 0 && allowed.length > 0 && approach !== 'hold') throw new Error('routed to nothing');
        if (offered.length > 0 && offered.length !== allowed.length) throw new Error('a channel is withheld');
        if (offered.length + removals.length !== known.length) throw new Error('a channel is not accounted for');
        if ((approach === 'hold') !== holdMs > 0) throw new Error('a hold without its time');
        const sum = candidates.reduce((total, { choiceProbability }) => total + choiceProbability, 0);
        if (offered.length > 0 && Math.abs(sum - 1) > 1e-9) throw new Error('the probabilities do not sum to one');
        if (offered.length > 0 && !((candidates[0]?.choiceProbability ?? 0) > 0)) throw new Error('the first was impossible');
      }),
      { numRuns: 50_000 },
    );
  }, 240_000);

  test('goes over a cap, however decisions and starts are mixed', () => {
    const step = fc.record({ afterMs: fc.nat(30_000), starts: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (steps, cap) => {
        const volume = createVolume();
        const started: number[] = [];
        let now = 0;
        for (const [index, { afterMs, starts }] of steps.entries()) {
          now += afterMs;
          if (volume.fullUntil('c', cap, now) !== null) continue;
          const attemptId = `pay_${index}:1`;
          volume.reserve(attemptId, ['c'], now);
          if (!starts) continue;
          volume.started(attemptId, ['c'], now);
          started.push(now);
        }
        return started.every((from) => started.filter((at) => at >= from && at < from + MINUTE_MS).length <= cap);
      }),
      { numRuns: 50_000 },
    );
  }, 120_000);

  test('leaves the draws to anything but the shares and the engine', () => {
    const counts = new Map<string, number>();
    const engine = believing({ c1: { choice: 1 }, c2: { choice: 3 }, c3: { choice: 0 } });
    const known = ['c1', 'c2', 'c3'].map((channel) => ({ ...KNOWN, id: channel }));
    const runs = 10_000;
    for (let run = 0; run < runs; run += 1) {
      const { ports } = worldOf({ known, engine, platform: { shares: { c3: 30 } }, draw: (run + 0.5) / runs });
      const [first] = decide(ports, ASKED).candidates;
      counts.set(first?.channel ?? '', (counts.get(first?.channel ?? '') ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({ c1: 1_750, c2: 5_250, c3: 3_000 });
  });
});

const KNOWN: Omit<ChannelFacts, 'id'> = { wallet: 'jazzcash', mode: 'test', minAmount: money(0n, 'PKR'), maxAmount: money(10n, 'PKR'), disabled: false, methods: ['wallet'], chargeTimeoutMs: 1 };
const ASKED: RouteRequest = {
  paymentId: 'pay_1', attemptNumber: 1, attemptsLeft: 1, merchantId: 'mer_1', mode: 'test', amount: money(5n, 'PKR'), method: 'wallet', wallet: null, preferredWallet: null, repeatPayer: false, excludedChannels: [],
};
