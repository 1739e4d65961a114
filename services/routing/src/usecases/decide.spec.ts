import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import * as fc from 'fast-check';
import { brokenConstraint } from '../core/constraints.ts';
import type { ChannelFacts, LoggedDecision, RouteRequest } from '../ports.ts';
import { decide, type DecidePorts } from './decide.ts';

const now = new Date('2026-11-21T10:00:00Z');
const IDS = ['c1', 'c2', 'c3', 'c4', 'c5'];
const wallet = fc.constantFrom('jazzcash', 'easypaisa');
const mode = fc.constantFrom('test' as const, 'live' as const);
const channels: fc.Arbitrary<ChannelFacts[]> = fc.uniqueArray(
  fc
    .record({ id: fc.constantFrom(...IDS), wallet, mode, min: fc.nat(1_000), size: fc.nat(100_000), disabled: fc.boolean() })
    .map(({ min, size, ...facts }) => ({ ...facts, minAmount: money(BigInt(min), 'PKR'), maxAmount: money(BigInt(min + size), 'PKR') })),
  { selector: (channel) => channel.id, minLength: 1 },
);
const request: fc.Arbitrary<RouteRequest> = fc.record({
  paymentId: fc.constant('pay_1'),
  attemptNumber: fc.constant(1),
  merchantId: fc.constant('mer_1'),
  mode,
  amount: fc.nat(120_000).map((minor) => money(BigInt(minor), 'PKR')),
  wallet: fc.option(wallet),
  preferredWallet: fc.option(wallet),
  excludedChannels: fc.subarray(IDS),
});

function portsFor(known: readonly ChannelFacts[], scores: Record<string, number> = {}, down: readonly string[] = [], priority: readonly string[] = []) {
  const logged: LoggedDecision[] = [];
  const ports: DecidePorts = {
    catalogue: { channels: () => known },
    knowledge: { score: (id) => ({ mean: scores[id] ?? 0.9, weight: 0 }), isDown: (id) => down.includes(id) },
    log: { record: (entry) => void logged.push(entry), find: async () => logged },
    clock: { now: () => now },
    meter: { decided: () => undefined },
    policy: { priority, tolerance: 0.05 },
  };
  return { ports, logged };
}

const open = (id: string, walletName = 'jazzcash'): ChannelFacts => ({
  id,
  wallet: walletName,
  mode: 'test',
  minAmount: money(100n, 'PKR'),
  maxAmount: money(1_000_000n, 'PKR'),
  disabled: false,
});
const ask: RouteRequest = {
  paymentId: 'pay_1',
  attemptNumber: 1,
  merchantId: 'mer_1',
  mode: 'test',
  amount: money(10_000n, 'PKR'),
  wallet: null,
  preferredWallet: null,
  excludedChannels: [],
};

describe('a routing decision', () => {
  test('never offers a channel that breaks a constraint, and accounts for every channel', () => {
    fc.assert(
      fc.property(channels, request, (known, asked) => {
        const { ports } = portsFor(known);
        const decision = decide(ports, asked);
        const offered = decision.candidates.map((candidate) => known.find((channel) => channel.id === candidate.channel));
        expect(offered.every((channel) => channel !== undefined && brokenConstraint(channel, asked) === null)).toBe(true);
        expect(decision.candidates.length + decision.removals.length).toBe(known.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('has choice probabilities that sum to one, unless nothing may be used', () => {
    fc.assert(
      fc.property(channels, request, (known, asked) => {
        const sum = decide(portsFor(known).ports, asked).candidates.reduce((total, candidate) => total + candidate.choiceProbability, 0);
        return sum === 1 || sum === 0;
      }),
    );
  });

  test('puts the better live success rate first', () => {
    const { ports } = portsFor([open('a'), open('b')], { a: 0.6, b: 0.95 }, [], ['a', 'b']);
    expect(decide(ports, ask).candidates.map((candidate) => candidate.channel)).toEqual(['b', 'a']);
  });

  test('follows the operator’s order while success rates differ by noise only', () => {
    const { ports } = portsFor([open('a'), open('b')], { a: 0.9, b: 0.91 }, [], ['a', 'b']);
    expect(decide(ports, ask).candidates.map((candidate) => candidate.channel)).toEqual(['a', 'b']);
  });

  test('puts a channel that rests after errors last, but never routes to nothing', () => {
    const both = portsFor([open('a'), open('b')], { a: 0.99, b: 0.5 }, ['a']);
    expect(decide(both.ports, ask).candidates[0]?.channel).toBe('b');
    const alone = portsFor([open('a')], {}, ['a']);
    expect(decide(alone.ports, ask).candidates[0]?.channel).toBe('a');
  });

  test('tries the wallet that the payer used before first, only where the method is open', () => {
    const known = [open('jc', 'jazzcash'), open('ep', 'easypaisa')];
    const { ports } = portsFor(known, { jc: 0.99, ep: 0.7 });
    expect(decide(ports, { ...ask, preferredWallet: 'easypaisa' }).candidates[0]?.channel).toBe('ep');
    expect(decide(ports, { ...ask, wallet: 'jazzcash', preferredWallet: 'easypaisa' }).candidates.map((candidate) => candidate.channel)).toEqual(['jc']);
  });

  test('says in words why nothing may be used', () => {
    const { ports } = portsFor([{ ...open('a'), maxAmount: money(500n, 'PKR') }]);
    const decision = decide(ports, ask);
    expect(decision.candidates).toEqual([]);
    expect(decision.summary).toContain('amount_above_channel_limit');
  });

  test('is logged as it was answered', () => {
    const { ports, logged } = portsFor([open('a')]);
    const decision = decide(ports, ask);
    expect(logged).toEqual([{ request: { paymentId: 'pay_1', attemptNumber: 1, merchantId: 'mer_1', mode: 'test' }, decision, decidedAt: now }]);
  });

  test('is refused as unavailable while no channel has been described', () => {
    expect(() => decide(portsFor([]).ports, ask)).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });
});
