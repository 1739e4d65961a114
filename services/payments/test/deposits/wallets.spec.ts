import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { chainId } from '../../src/adapters/audit-documents.ts';
import { createFeedCursors } from '../../src/adapters/feed-cursors.ts';
import { WALLETS_CHAIN } from '../../src/core/audit-chain.ts';
import type { WalletSettings } from '../../src/core/receiving-wallet.ts';
import { depositOperatorHandlers } from '../../src/grpc/deposit-handlers.ts';
import { assignWallet, availableTypes } from '../../src/usecases/deposits/assign-wallet.ts';
import { createClaim } from '../../src/usecases/deposits/create-claim.ts';
import { followFeed, type TransferFeed } from '../../src/usecases/deposits/follow-feed.ts';
import { recordTransfer } from '../../src/usecases/deposits/record-transfer.ts';
import { BOTH, by, claim, CONTEXT, createDepositWorld, newNumber, NUMBER, WALLET, type DepositProcess, type DepositWorld } from '../fakes/deposit-world.ts';

let world: DepositWorld;
let one: DepositProcess;
let two: DepositProcess;
beforeAll(async () => {
  world = await createDepositWorld();
  ({ one, two } = world);
});
afterAll(() => world.stop());

describe('receiving wallets', () => {
  const wallet = (number: string, overrides: Partial<WalletSettings> = {}) => world.putWallet({ ...WALLET, walletType: 'jazzcash', number, ...overrides });
  const show = async (label: string) => (await assignWallet(two, { merchantId: 'mer_1', mode: 'test', walletType: 'jazzcash', label })).wallet.number;

  beforeEach(async () => {
    // Those of one test would take turns with those of another.
    await world.models.receivingWallets.deleteMany({ number: { $ne: NUMBER } });
    await wallet('03000000001');
    await wallet('03000000002');
  });

  test('are shown in turn, and the same one to the same user for a while', async () => {
    const first = await show('a');
    world.later(1_000);
    expect(await show('a')).toBe(first);
    expect(await show('b')).not.toBe(first);
    world.later(1_000);
    expect(await show('c')).toBe(first);
    expect(await one.shown.wasShown('mer_1', 'test', 'jazzcash', first)).toBe(true);
  });

  test('rest after a transfer, stop at their limits, and are then not available', async () => {
    await wallet('03000000001', { coolDownS: 60 });
    await wallet('03000000002', { dailyTransfers: 1 });
    for (const receivingNumber of ['03000000001', '03000000002']) await recordTransfer(one, world.transfer(newNumber(), { walletType: 'jazzcash', receivingNumber }), 'feed');
    await expect(show('d')).rejects.toMatchObject({ code: 'no_wallet_available' });
    expect(await availableTypes(one, 'test')).toEqual(new Set(['easypaisa']));
    world.later(60_000);
    expect(await show('d')).toBe('03000000001');
    await wallet('03000000001', { disabled: true });
    world.later(24 * 3_600_000);
    expect(await show('e')).toBe('03000000002');
  });

  test('of a business are tills: the feed of its channel tells of their transfers, and claims are credited', async () => {
    const till = '0012345678';
    await world.putWallet({ ...WALLET, walletType: 'jazzcash_business', number: till, title: 'Shop', channel: 'jazzcash-statement' });
    expect((await assignWallet(one, { merchantId: 'mer_1', mode: 'test', walletType: 'jazzcash_business', label: 'u' })).wallet.number).toBe(till);
    const number = newNumber();
    const feed: TransferFeed = {
      channel: 'jazzcash-statement',
      wallet: 'jazzcash',
      mode: 'test',
      list: async (cursor) => ({ transfers: cursor === '' ? [world.transfer(number, { receivingNumber: till })] : [], nextCursor: '1' }),
    };
    expect(await followFeed({ ...one, cursors: createFeedCursors(world.models.feedCursors, 'one') }, feed)).toBe(1);
    const { deposit } = await createClaim(one, claim(number, { walletType: 'jazzcash_business' }));
    expect(deposit).toMatchObject({ state: 'credited', transfer: { receivingNumber: till } });
  });

  test('a feed is read by one process at a time, from where it was left, and repeats are harmless', async () => {
    const rows = Array.from({ length: 120 }, () => world.transfer(newNumber(), { walletType: '' }));
    const asked: string[] = [];
    const feed: TransferFeed = {
      channel: 'easypaisa-statement',
      wallet: 'easypaisa',
      mode: 'test',
      async list(cursor, limit) {
        asked.push(cursor);
        const from = Number(cursor);
        return { transfers: rows.slice(from, from + limit), nextCursor: String(Math.min(rows.length, from + limit)) };
      },
    };
    const [mine, other] = [createFeedCursors(world.models.feedCursors, 'one'), createFeedCursors(world.models.feedCursors, 'two')];
    expect(await followFeed({ ...one, cursors: mine }, feed)).toBe(120);
    expect(await followFeed({ ...two, cursors: other }, feed)).toBe(0);
    const cursors = asked.map(Number);
    expect(cursors.length).toBeGreaterThan(1);
    expect(cursors).toEqual([...new Set([0, ...cursors])].toSorted((a, b) => a - b));
    rows.push(world.transfer(newNumber()));
    expect(await followFeed({ ...one, cursors: mine }, feed)).toBe(1);
  });
});

describe('a receiving wallet that operators set', () => {
  const asked = (number: string, overrides: object = {}) => ({
    mode: 'MODE_TEST' as const, walletType: 'easypaisa', number, title: 'Nadia Traders', channel: 'easypaisa-statement', disabled: false, dailyTransfers: 0, coolDownS: 0, transfersToday: 0, restsUntil: '', ...overrides,
  });
  const set = (process: DepositProcess, wallet: ReturnType<typeof asked>, operators = BOTH) => depositOperatorHandlers(process).putReceivingWallet({ wallet, operators } as never, CONTEXT);
  const entriesOf = (number: string) => world.audits.entries.find({ paymentId: one.depositIds.walletId({ ...WALLET, number }) }).sort({ seq: 1 }).lean();

  test('is recorded in one write with who stands for it, what it was and what it is; what is told outside names neither number nor title', async () => {
    const number = '03450000021';
    const before = await world.records();
    const added = await set(one, asked(number));
    expect(added).toMatchObject({ wallet: { number, title: 'Nadia Traders' }, changed: true, operators: ['ayesha', 'bilal'], changedAt: world.clock.now().toISOString(), chain: WALLETS_CHAIN, seq: String(before.records + 1) });
    const changed = await set(two, asked(number, { disabled: true, dailyAmount: { minor: '5000000', currency: 'PKR' } }));
    const state = { title: 'Nadia Traders', channel: 'easypaisa-statement', disabled: false, dailyAmountMinor: '', currency: '', dailyTransfers: 0, coolDownS: 0 };
    const after = { ...state, disabled: true, dailyAmountMinor: '5000000', currency: 'PKR' };
    const by = { action: 'receiving_wallet.set', operators: ['ayesha', 'bilal'], merchantId: '' };
    expect(await entriesOf(number)).toMatchObject([
      { ...by, hash: added.hash, wallet: { walletType: 'easypaisa', receivingNumber: number, before: null, after: state } },
      { ...by, hash: changed.hash, wallet: { before: state, after } },
    ]);
    expect(await world.records()).toMatchObject({ records: before.records + 2, brokenAt: 0, headHash: changed.hash });
    expect(await one.wallets.find('test', 'easypaisa', number)).toMatchObject({ disabled: true, dailyAmount: money(5_000_000n, 'PKR') });
    const told = (world.published.get(chainId(WALLETS_CHAIN)) ?? []).slice(-2).map(({ payloadJson }) => payloadJson);
    expect(told.map((json) => JSON.parse(json).wallet)).toEqual([
      { walletType: 'easypaisa', added: true, changed: Object.keys(state), channel: 'easypaisa-statement', disabled: false },
      { walletType: 'easypaisa', added: false, changed: ['disabled', 'dailyAmountMinor', 'currency'], channel: 'easypaisa-statement', disabled: true },
    ]);
    expect(told.join('')).not.toMatch(/0?3450000021|Nadia/);
  });

  test('as it is already changes nothing and leaves no record, also when several set it at once', async () => {
    const number = '03450000022';
    const made = await Promise.all([one, two, one, two].map((process) => set(process, asked(number))));
    expect(made.filter(({ changed }) => changed)).toHaveLength(1);
    const before = await world.records();
    await recordTransfer(one, world.transfer(newNumber(), { receivingNumber: number }), 'feed');
    expect(await set(two, asked(number))).toMatchObject({ wallet: { number, transfersToday: 1 }, changed: false, operators: [], seq: '0', hash: '' });
    expect(await world.records()).toEqual(before);
    expect(await entriesOf(number)).toHaveLength(1);
  });

  test('in two ways at once is one after the other: the record of the second tells what the first had made of it', async () => {
    const number = '03450000023';
    await set(one, asked(number));
    await Promise.all([set(one, asked(number, { title: 'A' })), set(two, asked(number, { title: 'B' }))]);
    const [, first, second] = (await entriesOf(number)).map(({ wallet }) => wallet);
    expect(first?.before?.title).toBe('Nadia Traders');
    expect(second?.before).toEqual(first?.after);
    expect((await one.wallets.find('test', 'easypaisa', number))?.title).toBe(second?.after.title);
  });

  test('is refused unless two different operators are who they say, without a word about which is not', async () => {
    const number = '03450000024';
    const before = await world.records();
    const right: [string, string] = ['ayesha', 'right'];
    for (const operators of [[], by(right), by(right, right), by(right, ['bilal', 'right'], ['chand', 'right'])]) await expect(set(one, asked(number), operators)).rejects.toMatchObject({ code: 'invalid_request' });
    for (const operators of [by(right, ['bilal', 'wrong']), by(['ayesha', 'wrong'], ['bilal', 'right'])]) await expect(set(one, asked(number), operators)).rejects.toMatchObject({ code: 'unauthenticated', message: 'The operators are not authenticated.' });
    expect([await one.wallets.find('test', 'easypaisa', number), await world.records()]).toEqual([null, before]);
  });

  test('whose record cannot be written is not set', async () => {
    const number = '03450000025';
    const { records: length } = await world.records();
    const blocking = world.audits.entries.collection;
    await blocking.insertOne({ _id: `${WALLETS_CHAIN}:${length + 1}` as never });
    await expect(set(one, asked(number))).rejects.toThrow();
    expect(await one.wallets.find('test', 'easypaisa', number)).toBeNull();
    await blocking.deleteOne({ _id: `${WALLETS_CHAIN}:${length + 1}` as never });
    expect(await world.records()).toMatchObject({ records: length, brokenAt: 0 });
  });
});
