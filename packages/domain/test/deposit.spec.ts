import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  AMOUNT_MISMATCH_RULES,
  DEPOSIT_STATES,
  hasRivalOfSameUser,
  isClaimOpen,
  isContested,
  isDepositFinal,
  matchClaim,
  money,
  suspicionOf,
  transitionDeposit,
  type Deposit,
  type DepositInput,
  type Suspicion,
  type Transfer,
} from '../src/index.ts';
import { after, NOON } from './samples.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function newClaim(overrides: Partial<Deposit> = {}): Deposit {
  return {
    id: 'dep_1',
    merchantId: 'mer_1',
    mode: 'test',
    dialect: 'native',
    contentHash: 'hash',
    reference: 'order-1',
    walletType: 'easypaisa',
    currency: 'PKR',
    label: 'user-1',
    labelKey: 'key of user-1',
    number: '23936218009',
    claimed: money(120_000n, 'PKR'),
    amountMismatch: 'credit_real',
    transfer: null,
    state: 'checking',
    reason: null,
    decision: null,
    metadata: {},
    dialectData: {},
    createdAt: NOON,
    updatedAt: NOON,
    expiresAt: after(DAY_MS),
    settledAt: null,
    nextActionAt: NOON,
    version: 1,
    eventCount: 0,
    ...overrides,
  };
}

function newTransfer(overrides: Partial<Transfer> = {}): Transfer {
  return {
    id: 'trf_1',
    mode: 'test',
    walletType: 'easypaisa',
    receivingNumber: '03450000001',
    number: '23936218009',
    amount: money(120_000n, 'PKR'),
    senderNumber: '03139471223',
    transferredAt: after(-60_000),
    recordedAt: after(-50_000),
    contradicted: false,
    claimedBy: null,
    blocked: false,
    ...overrides,
  };
}

const FACTS = { sameNumber: 1, contested: false, walletShown: true, minAmount: money(10_000n, 'PKR'), maxAmount: money(5_000_000n, 'PKR'), oldAfterMs: 3 * DAY_MS };
const matched = (suspicion: Suspicion | null = null, transfer = newTransfer()): DepositInput => ({ kind: 'matched', transfer, suspicion, at: after(1_000) });

function run(deposit: Deposit, ...inputs: readonly DepositInput[]): { deposit: Deposit; events: string[] } {
  const events: string[] = [];
  let now = deposit;
  for (const input of inputs) {
    const change = transitionDeposit(now, input);
    if (change.kind !== 'changed') continue;
    now = change.deposit;
    events.push(...change.events.map(({ type }) => type));
  }
  return { deposit: now, events };
}

describe('a claim and the transfers of its number', () => {
  test('takes a free transfer, and is told again of the one it has', () => {
    expect(matchClaim(newClaim(), [newTransfer()], false, false)).toMatchObject({ kind: 'take' });
    expect(matchClaim(newClaim(), [newTransfer({ claimedBy: 'dep_1' })], false, false)).toMatchObject({ kind: 'has' });
  });

  test('waits when no transfer is known, and is possible meanwhile', () => {
    expect(matchClaim(newClaim(), [], false, false)).toEqual({ kind: 'wait' });
    expect(run(newClaim(), { kind: 'not-found', at: NOON }).events).toEqual(['deposit.possible']);
  });

  test('is refused when another has the transfer; who waited already waits until that is decided', () => {
    const taken = [newTransfer({ claimedBy: 'dep_2' })];
    expect(matchClaim(newClaim(), taken, false, false)).toEqual({ kind: 'refuse', reason: 'already_claimed' });
    expect(matchClaim(newClaim({ state: 'possible' }), taken, false, false)).toEqual({ kind: 'wait' });
    expect(matchClaim(newClaim({ state: 'possible' }), taken, true, false)).toEqual({ kind: 'refuse', reason: 'already_claimed' });
  });

  test('never takes a blocked transfer', () => {
    expect(matchClaim(newClaim(), [newTransfer({ blocked: true })], false, false)).toEqual({ kind: 'refuse', reason: 'already_claimed' });
  });

  test('is refused beside an earlier open claim of the same user', () => {
    const [first, second] = [newClaim({ state: 'possible' }), newClaim({ id: 'dep_2', createdAt: after(1) })];
    expect(hasRivalOfSameUser(second, [first, second])).toBe(true);
    expect(hasRivalOfSameUser(first, [first, second])).toBe(false);
    expect(matchClaim(second, [], false, true)).toEqual({ kind: 'refuse', reason: 'already_claimed' });
  });

  test('follows the merchant where amounts differ: the real one is credited, a person looks, or it is refused and the transfer stays free', () => {
    const real = newTransfer({ amount: money(600_000n, 'PKR') });
    const claim = (amountMismatch: Deposit['amountMismatch']) => newClaim({ amountMismatch });
    expect(suspicionOf(claim('credit_real'), real, FACTS)).toBeNull();
    expect(run(claim('credit_real'), matched(null, real)).deposit).toMatchObject({ state: 'credited', transfer: { amount: money(600_000n, 'PKR') } });
    expect(suspicionOf(claim('pending'), real, FACTS)).toBe('amount_mismatch');
    expect(matchClaim(claim('refuse'), [real], false, false)).toEqual({ kind: 'refuse', reason: 'amount_mismatch' });
    expect(matchClaim(newClaim({ amountMismatch: 'refuse', claimed: null }), [real], false, false)).toMatchObject({ kind: 'take' });
  });

  test.each<[Suspicion, Partial<Transfer>, Partial<typeof FACTS>]>([
    ['sources_disagree', { contradicted: true }, {}],
    ['ambiguous_number', {}, { sameNumber: 2 }],
    ['contested', {}, { contested: true }],
    ['wallet_not_shown', {}, { walletShown: false }],
    ['sender_unknown', { senderNumber: '' }, {}],
    ['old_transfer', { transferredAt: after(-4 * DAY_MS) }, {}],
    ['amount_out_of_range', { amount: money(9_999n, 'PKR') }, {}],
    ['amount_out_of_range', { amount: money(5_000_001n, 'PKR') }, {}],
  ])('leaves to a person: %s', (suspicion, transfer, facts) => {
    expect(suspicionOf(newClaim(), newTransfer(transfer), { ...FACTS, ...facts })).toBe(suspicion);
  });

  test('is contested only by another user who named the number before the transfer was known', () => {
    const early = newClaim({ state: 'possible', createdAt: after(-100_000) });
    const other = (overrides: Partial<Deposit>) => newClaim({ id: 'dep_2', labelKey: 'another', state: 'possible', createdAt: after(-90_000), ...overrides });
    expect(isContested(early, newTransfer(), [other({})])).toBe(true);
    expect(isContested(early, newTransfer(), [other({ labelKey: early.labelKey })])).toBe(false);
    expect(isContested(early, newTransfer(), [other({ createdAt: NOON })])).toBe(false);
    expect(isContested(early, newTransfer(), [other({ state: 'expired' })])).toBe(false);
    expect(isContested(newClaim(), newTransfer(), [other({})])).toBe(false);
  });
});

const inputs: fc.Arbitrary<DepositInput> = fc.oneof(
  fc.constant<DepositInput>({ kind: 'not-found', at: NOON }),
  fc.constantFrom<Suspicion | null>(null, 'contested', 'amount_mismatch').map((suspicion) => matched(suspicion)),
  fc.constant<DepositInput>({ kind: 'refuse', reason: 'already_claimed', at: NOON }),
  fc.constantFrom(NOON, after(DAY_MS)).map((at): DepositInput => ({ kind: 'expire', at })),
  fc.constantFrom<'release' | 'refuse-pending'>('release', 'refuse-pending').map((kind): DepositInput => ({ kind, decision: { operators: ['ali', 'bilal'], reason: 'seen', freeTransfer: true, at: NOON }, at: NOON })),
);

describe('the states of a deposit', () => {
  test('final ones never change, events have no gap, and only what is open is looked at again', () => {
    fc.assert(
      fc.property(fc.array(inputs, { maxLength: 12 }), (all) => {
        let now = newClaim();
        for (const input of all) {
          const change = transitionDeposit(now, input);
          if (change.kind !== 'changed') continue;
          expect(isDepositFinal(now.state)).toBe(false);
          expect(change.events.map(({ seq }) => seq)).toEqual([now.eventCount + 1]);
          expect(change.deposit.version).toBe(now.version + 1);
          expect(change.deposit.settledAt !== null).toBe(isDepositFinal(change.deposit.state));
          expect(change.deposit.nextActionAt).toEqual(change.deposit.state === 'possible' ? now.expiresAt : null);
          if (change.deposit.state === 'credited') expect(change.deposit.transfer).not.toBeNull();
          now = change.deposit;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a person decides only about what is pending', () => {
    for (const state of DEPOSIT_STATES) {
      const change = transitionDeposit(newClaim({ state, transfer: newTransfer() }), { kind: 'release', decision: { operators: ['ali', 'bilal'], reason: 'seen', freeTransfer: true, at: NOON }, at: NOON });
      expect(change.kind).toBe(state === 'pending' ? 'changed' : 'refused');
    }
  });

  test('a possible claim ends when its time is over, not before', () => {
    const possible = run(newClaim(), { kind: 'not-found', at: NOON }).deposit;
    expect(transitionDeposit(possible, { kind: 'expire', at: after(DAY_MS - 1) }).kind).toBe('unchanged');
    expect(run(possible, { kind: 'expire', at: after(DAY_MS) }).deposit).toMatchObject({ state: 'expired', nextActionAt: null });
  });
});

/** Steps of several processes, in any order: a claim is made, the transfer comes, a claim takes what it has found, a claim is saved, a person decides. */
const step = fc.record({ who: fc.nat({ max: 5 }), what: fc.constantFrom('claim', 'transfer', 'look', 'take', 'save', 'release', 'refuse') });

describe('any number of claims of one number, in any order of steps', () => {
  test('at most one is ever credited, with the amount of the transfer, and it is the one that the transfer names', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), fc.constantFrom(...AMOUNT_MISMATCH_RULES), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (steps, rule, right) => {
        const claims = new Map<number, Deposit>();
        const found = new Map<number, ReturnType<typeof matchClaim>>();
        const world: { transfer: Transfer | null } = { transfer: null };
        for (const [time, { who, what }] of steps.entries()) {
          const { transfer } = world;
          const claim = claims.get(who);
          const others = [...claims.values()];
          const save = (input: DepositInput): void => {
            const change = claim === undefined ? null : transitionDeposit(claim, input);
            if (change?.kind === 'changed') claims.set(who, change.deposit);
          };
          const known: Transfer[] = transfer === null ? [] : [transfer];
          if (what === 'transfer') world.transfer ??= newTransfer({ recordedAt: after(time) });
          else if (what === 'claim' && claim === undefined) {
            const amount = right[who] === true ? 120_000n : 100n;
            claims.set(who, newClaim({ id: `dep_${who}`, labelKey: `user ${who % 4}`, createdAt: after(time), amountMismatch: rule, claimed: money(amount, 'PKR') }));
          } else if (claim === undefined) continue;
          else if (what === 'look') found.set(who, matchClaim(claim, known, others.some(({ id, state }) => id === transfer?.claimedBy && state === 'credited'), hasRivalOfSameUser(claim, others)));
          else if (what === 'take' && found.get(who)?.kind === 'take' && transfer?.claimedBy === null && isClaimOpen(claim.state)) world.transfer = { ...transfer, claimedBy: claim.id };
          else if (what === 'save') {
            const match = found.get(who);
            if (transfer?.claimedBy === claim.id) save({ kind: 'matched', transfer, suspicion: suspicionOf(claim, transfer, { ...FACTS, contested: isContested(claim, transfer, others) }), at: after(time) });
            else if (match?.kind === 'refuse') save({ kind: 'refuse', reason: match.reason, at: after(time) });
            else if (match?.kind === 'wait') save({ kind: 'not-found', at: after(time) });
          } else if (what === 'release') save({ kind: 'release', decision: { operators: ['ali', 'bilal'], reason: 'seen', freeTransfer: true, at: NOON }, at: after(time) });
          else if (what === 'refuse' && claim.state === 'pending' && transfer !== null) {
            save({ kind: 'refuse-pending', decision: { operators: ['ali', 'bilal'], reason: 'seen', freeTransfer: true, at: NOON }, at: after(time) });
            world.transfer = { ...transfer, claimedBy: null };
          }
        }
        const credited = [...claims.values()].filter(({ state }) => state === 'credited');
        expect(credited.length).toBeLessThanOrEqual(1);
        for (const { id, transfer: kept } of credited) {
          expect(world.transfer?.claimedBy).toBe(id);
          expect(kept?.amount).toEqual(money(120_000n, 'PKR'));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
