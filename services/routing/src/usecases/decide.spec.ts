import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { createVolume } from '../core/volume.ts';
import { decide } from './decide.ts';
import { ASK, believing, NOW, open, worldOf, type WorldOptions } from './world.fixture.ts';

const firstOf = (options: WorldOptions, request = ASK) => decide(worldOf(options).ports, request).candidates[0]?.channel;
const orderOf = (options: WorldOptions, request = ASK) => decide(worldOf(options).ports, request).candidates.map(({ channel }) => channel);
const removalsOf = (options: WorldOptions, request = ASK) => decide(worldOf(options).ports, request).removals.map(({ channel, constraint }) => `${channel} ${constraint}`);

describe('a routing decision', () => {
  test('follows the engine, which hears the operator’s order first', () => {
    expect(orderOf({ known: [open('a'), open('b')], engine: believing({ a: { mean: 0.6 }, b: { mean: 0.95 } }), priority: ['a', 'b'] })).toEqual(['b', 'a']);
    expect(orderOf({ known: [open('a'), open('b')], priority: ['b', 'a'] })).toEqual(['b', 'a']);
    expect(orderOf({ known: [open('a'), open('b')], priority: ['b', 'a'], platform: { order: ['a'] } })).toEqual(['a', 'b']);
    expect(orderOf({ known: [open('a'), open('b')], platform: { order: ['a'] }, merchant: { order: ['b'] } })).toEqual(['b', 'a']);
  });

  test('tries the wallet that the payer used before first, only where the method is open and it is not down', () => {
    const known = [open('jc'), open('ep', { wallet: 'easypaisa' })];
    const engine = believing({ jc: { mean: 0.99 }, ep: { mean: 0.7 } });
    expect(firstOf({ known, engine }, { ...ASK, preferredWallet: 'easypaisa' })).toBe('ep');
    expect(orderOf({ known, engine }, { ...ASK, wallet: 'jazzcash', preferredWallet: 'easypaisa' })).toEqual(['jc']);
    const down = believing({ jc: { mean: 0.99 }, ep: { mean: 0.7, health: 'down' } });
    expect(firstOf({ known, engine: down }, { ...ASK, preferredWallet: 'easypaisa' })).toBe('jc');
  });

  test('has exact choice probabilities also where a wallet is preferred', () => {
    const known = [open('jc'), open('ep1', { wallet: 'easypaisa' }), open('ep2', { wallet: 'easypaisa' })];
    const engine = believing({ ep1: { choice: 0.8 }, ep2: { choice: 0.2 } });
    const { candidates } = decide(worldOf({ known, engine, draw: 0.9 }).ports, { ...ASK, preferredWallet: 'easypaisa' });
    expect(candidates.map(({ channel, choiceProbability }) => [channel, choiceProbability])).toEqual([['ep2', 0.2], ['ep1', 0.8], ['jc', 0]]);
  });

  test('never routes to nothing because all are down, unless a policy says to wait', () => {
    const known = [open('a'), open('b')];
    const engine = believing({ a: { mean: 0.1, health: 'down' }, b: { mean: 0.2, health: 'down' } });
    expect(firstOf({ known, engine })).toBe('b');
    const held = decide(worldOf({ known, engine, merchant: { whenAllDown: 'hold' } }).ports, ASK);
    expect(held).toMatchObject({ candidates: [], approach: 'hold', holdMs: 2_000 });
    expect(held.summary).toContain('waits');
    expect(firstOf({ known: [...known, open('c')], engine, merchant: { whenAllDown: 'hold' } })).toBe('c');
  });

  test('lets a payment test a channel that rests, where a policy says to wait', () => {
    const engine = believing({ a: { health: 'down' } });
    const retesting = { ...engine, rank: (...asked: Parameters<typeof engine.rank>) => ({ ...engine.rank(...asked), approach: 'retest' as const }) };
    expect(firstOf({ known: [open('a')], engine: retesting, platform: { whenAllDown: 'hold' } })).toBe('a');
  });

  test('leaves out what cannot do the payment, with a name for each reason', () => {
    const known = [
      open('live', { mode: 'live' }),
      open('other', { wallet: 'easypaisa' }),
      open('usd', { minAmount: money(1n, 'USD'), maxAmount: money(10_000_000n, 'USD') }),
      open('prompt', { methods: ['wallet'] }),
      open('small', { maxAmount: money(500n, 'PKR') }),
      open('big', { minAmount: money(500_000n, 'PKR') }),
      open('tried'),
      open('disabled', { disabled: true }),
    ];
    expect(removalsOf({ known, priority: known.map(({ id }) => id) }, { ...ASK, method: 'token', wallet: 'jazzcash', excludedChannels: ['tried'] })).toEqual([
      'live other_mode',
      'other other_wallet',
      'usd other_currency',
      'prompt method_not_offered',
      'small amount_above_channel_limit',
      'big amount_below_channel_limit',
      'tried tried_already',
      'disabled channel_disabled',
    ]);
  });

  test('keeps to both policies', () => {
    const known = [open('a'), open('b'), open('c'), open('d'), open('e')];
    const platform = { channels: { a: { off: true }, c: { maxAmount: 9_999 } } };
    const merchant = { channels: { b: { off: true }, d: { minAmount: 10_001 } } };
    expect(removalsOf({ known, platform, merchant })).toEqual(['a off_by_platform', 'b off_by_merchant', 'c amount_outside_policy', 'd amount_outside_policy']);
    expect(firstOf({ known, platform, merchant })).toBe('e');
    const others = decide(worldOf({ known, platform, merchant }).ports, { ...ASK, merchantId: 'mer_2' });
    expect(others.removals.map(({ channel }) => channel)).toEqual(['a', 'c']);
    expect(others.policies).toEqual(['platform@1']);
  });

  test('leaves out a channel in maintenance, and says until when', () => {
    const platform = { maintenance: [{ channels: ['a'], from: '2026-11-21T09:00:00Z', to: '2026-11-21T10:30:00Z' }] };
    const { removals } = decide(worldOf({ known: [open('a'), open('b')], platform }).ports, ASK);
    expect(removals).toEqual([{ channel: 'a', constraint: 'maintenance', detail: 'until 2026-11-21T10:30:00.000Z' }]);
  });

  test('keeps to a cap for decisions of one moment, and has room again when they are a minute old', () => {
    const platform = { channels: { a: { maxPerMinute: 2 } } };
    const volume = createVolume();
    const known = [open('a'), open('b')];
    const engine = believing({ a: { mean: 0.99 } });
    const firsts = [1, 2, 3].map((number) => firstOf({ known, platform, volume, engine }, { ...ASK, paymentId: `pay_${number}` }));
    expect(firsts).toEqual(['a', 'a', 'b']);
    const alone = decide(worldOf({ known: [open('a')], platform, volume }).ports, { ...ASK, paymentId: 'pay_4' });
    expect(alone).toMatchObject({ candidates: [], approach: 'none', removals: [{ constraint: 'volume_cap' }] });
    expect(alone.holdMs).toBeGreaterThan(0);
    expect(firstOf({ known, platform, volume, engine, now: new Date(NOW.getTime() + 61_000) }, { ...ASK, paymentId: 'pay_5' })).toBe('a');
  });

  test('gives a channel its share, exactly, whatever is believed of it', () => {
    const known = [open('a'), open('b'), open('c')];
    const engine = believing({ a: { mean: 0.5 }, b: { mean: 0.9, choice: 0.75 }, c: { mean: 0.8, choice: 0.25 } });
    const at = (draw: number) => decide(worldOf({ known, engine, draw, merchant: { shares: { a: 20 } } }).ports, ASK);
    expect([0, 0.199, 0.2, 0.79, 0.81].map((draw) => at(draw).candidates[0]?.channel)).toEqual(['a', 'a', 'b', 'b', 'c']);
    const probabilities = new Map(at(0.5).candidates.map(({ channel, choiceProbability }) => [channel, choiceProbability]));
    expect(probabilities.get('a')).toBeCloseTo(0.2, 12);
    expect(probabilities.get('b')).toBeCloseTo(0.6, 12);
    expect(probabilities.get('c')).toBeCloseTo(0.2, 12);
    expect(at(0.1).approach).toBe('share');
  });

  test('gives no share to a channel that is down', () => {
    const engine = believing({ a: { health: 'down', mean: 0.1 } });
    expect(firstOf({ known: [open('a'), open('b')], engine, platform: { shares: { a: 100 } } })).toBe('b');
  });

  test('says in words why nothing may be used', () => {
    const decision = decide(worldOf({ known: [open('a', { maxAmount: money(500n, 'PKR') })] }).ports, ASK);
    expect(decision).toMatchObject({ candidates: [], approach: 'none', holdMs: 0 });
    expect(decision.summary).toContain('amount_above_channel_limit');
  });

  test('is logged as it was answered, with the segments it counted in', () => {
    const { ports, logged, counted } = worldOf({ known: [open('a')] });
    const decision = decide(ports, ASK);
    expect(logged).toEqual([{ request: ASK, decision, decidedAt: NOW, features: expect.arrayContaining(['amount:0', 'payer:first']) }]);
    expect(counted).toEqual(['a best']);
  });

  test('is refused as unavailable while no channel has been described', () => {
    expect(() => decide(worldOf({}).ports, ASK)).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });
});
