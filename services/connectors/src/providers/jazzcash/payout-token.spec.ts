import { describe, expect, test } from '@jest/globals';
import { tokenSource } from './payout-token.ts';
import type { TokenAnswer } from './payout-token.ts';

/** A gateway that gives token-1, token-2, ... for ten minutes each, on a clock of its own. */
function gateway() {
  const state = { now: 0, fetches: 0, fails: false, waiting: [] as (() => void)[], slow: false };
  const fetchToken = async (): Promise<TokenAnswer> => {
    state.fetches += 1;
    const value = `token-${state.fetches}`;
    if (state.slow) await new Promise<void>((resolve) => state.waiting.push(resolve));
    if (state.fails) return { kind: 'outcome', outcome: { kind: 'not_sent', reason: 'provider_unreachable' } };
    return { kind: 'token', value, expiresInMs: 600_000 };
  };
  return { state, tokens: tokenSource(fetchToken, () => state.now) };
}

describe('the token of an account', () => {
  test('is fetched once however many want it at the same time', async () => {
    const { state, tokens } = gateway();
    state.slow = true;
    const wanted = Array.from({ length: 50 }, () => tokens.get());
    for (const go of state.waiting) go();
    expect(new Set((await Promise.all(wanted)).map((answer) => answer.kind === 'token' && answer.value))).toEqual(new Set(['token-1']));
    expect(state.fetches).toBe(1);
  });

  test('is renewed a minute before its end, and not earlier', async () => {
    const { state, tokens } = gateway();
    await tokens.get();
    state.now = 539_999;
    expect(await tokens.get()).toMatchObject({ value: 'token-1' });
    state.now = 540_000;
    expect(await tokens.get()).toMatchObject({ value: 'token-2' });
  });

  test('serves to its end while a renewal fails, and no longer', async () => {
    const { state, tokens } = gateway();
    await tokens.get();
    state.fails = true;
    state.now = 599_999;
    expect(await tokens.get()).toMatchObject({ value: 'token-1' });
    state.now = 600_000;
    expect(await tokens.get()).toMatchObject({ kind: 'outcome', outcome: { kind: 'not_sent' } });
  });

  test('is forgotten when the gateway refuses it; a late refusal does not touch its successor', async () => {
    const { tokens } = gateway();
    await tokens.get();
    tokens.forget('token-1');
    expect(await tokens.get()).toMatchObject({ value: 'token-2' });
    tokens.forget('token-1');
    expect(await tokens.get()).toMatchObject({ value: 'token-2' });
  });

  test('a failed fetch is tried again by the next call', async () => {
    const { state, tokens } = gateway();
    state.fails = true;
    await tokens.get();
    state.fails = false;
    expect(await tokens.get()).toMatchObject({ value: 'token-2' });
  });
});
