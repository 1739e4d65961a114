import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret } from '@adaigi/config';
import { money, type Deposit } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { checkIndexes, connectMongo, createFieldCipher, ensureIndexes, type StoredOutboxEntry } from '@adaigi/mongo';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { testEngines, uniqueName } from '@adaigi/testing';
import type { Connection } from 'mongoose';
import { auditModels, chainId } from '../src/adapters/audit-documents.ts';
import { createAuditLog } from '../src/adapters/audit-log.ts';
import { createDepositIds } from '../src/adapters/deposit-ids.ts';
import { createDepositStore } from '../src/adapters/deposit-store.ts';
import { createFeedCursors } from '../src/adapters/feed-cursors.ts';
import { createIds } from '../src/adapters/ids.ts';
import { paymentModel } from '../src/adapters/payment-document.ts';
import { payoutModel } from '../src/adapters/payout-document.ts';
import { createReceivingWallets } from '../src/adapters/receiving-wallet-store.ts';
import { createShownWallets } from '../src/adapters/shown-wallets.ts';
import { createStatementImports } from '../src/adapters/statement-imports.ts';
import { createTransferStore } from '../src/adapters/transfer-store.ts';
import { createWalletChanges } from '../src/adapters/wallet-changes.ts';
import { readWalletTypesFile } from '../src/adapters/wallet-types-file.ts';
import { WALLETS_CHAIN } from '../src/core/audit-chain.ts';
import type { WalletSettings } from '../src/core/receiving-wallet.ts';
import type { DepositPorts, DepositRisk } from '../src/deposit-ports.ts';
import { depositHandlers, depositOperatorHandlers } from '../src/grpc/deposit-handlers.ts';
import type { AuditLog } from '../src/operator-ports.ts';
import { assignWallet, availableTypes } from '../src/usecases/deposits/assign-wallet.ts';
import { checkTransfer } from '../src/usecases/deposits/check-transfer.ts';
import { createClaim, type CreateClaim } from '../src/usecases/deposits/create-claim.ts';
import { decideDeposit } from '../src/usecases/deposits/decide-deposit.ts';
import { followFeed, type TransferFeed } from '../src/usecases/deposits/follow-feed.ts';
import { getDeposit, listDeposits } from '../src/usecases/deposits/get-deposit.ts';
import type { ImportPorts } from '../src/usecases/deposits/import-statement.ts';
import type { PutWalletPorts } from '../src/usecases/deposits/put-receiving-wallet.ts';
import { recordTransfer, type TransferNews } from '../src/usecases/deposits/record-transfer.ts';
import { resolveClaim } from '../src/usecases/deposits/resolve-claim.ts';
import { depositModels } from '../src/wire-deposits.ts';

const dbPrefix = uniqueName('dep').slice(0, 30);
const masterKey = new Secret(randomBytes(32).toString('base64'));
const published = new Map<string, readonly StoredOutboxEntry[]>();
const runtimes: TestRuntime[] = [];
const world = { now: new Date('2026-11-21T10:00:00Z'), risk: 'allow' as DepositRisk | 'away' };
let connection: Connection;
let models: ReturnType<typeof depositModels>;
type Process = DepositPorts & ImportPorts & PutWalletPorts & { readonly audit: AuditLog };
let one: Process;
let two: Process;
const woken: string[] = [];

/** Everything that one process of the service has of the database. */
async function openProcess(): Promise<Process> {
  const runtime = testRuntime('payments');
  runtimes.push(runtime);
  connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix, service: 'payments' });
  models = depositModels(connection);
  const { collection } = models.deposits;
  const cipher = await createFieldCipher(connection, masterKey);
  const deposits = createDepositStore(models.deposits, cipher, (id, outbox) => void published.set(id, outbox));
  const audit = createAuditLog(connection, { payments: paymentModel(connection), payouts: payoutModel(connection), ...auditModels(connection) }, (id, outbox) => void (id === chainId(WALLETS_CHAIN) && published.set(id, outbox)));
  return {
    audit,
    imports: createStatementImports(models.transfers, cipher, audit),
    walletChanges: createWalletChanges(models.receivingWallets, audit),
    wakeTransfer: (id) => void woken.push(id),
    deposits,
    transfers: createTransferStore(models.transfers, cipher),
    wallets: createReceivingWallets(models.receivingWallets),
    shown: createShownWallets(models),
    walletTypes: readWalletTypesFile(null),
    depositIds: createDepositIds('a secret of the platform', createIds('a secret of the platform')),
    depositRisk: {
      async assess() {
        if (world.risk === 'away') throw new AdaigiError('unavailable', 'risk is away');
        return world.risk;
      },
    },
    depositMeter: { depositChanged: () => {}, transfersRecorded: () => {} },
    depositAudit: {
      saveDepositWithRecord: async ({ id, version }, after, events, facts) => audit.record({ collection, id, version, pipeline: await deposits.pipeline(after, events) }, facts),
    },
    operators: { verify: async (_handle, token) => token === 'right' },
    clock: { now: () => world.now },
    pollMs: 10,
    depositPolicy: { shownForMs: 60_000, maxPossible: 3, oldAfterMs: 3 * 24 * 3_600_000, repairAfterMs: 5_000 },
  };
}

const NUMBER = '03450000001';
const WALLET: WalletSettings = { mode: 'test', walletType: 'easypaisa', number: NUMBER, title: 'Adaigi 1', channel: 'easypaisa-statement', disabled: false, dailyAmount: null, dailyTransfers: 0, coolDownS: 0 };

/** As from the configuration. */
const putWallet = (settings: WalletSettings) => one.walletChanges.save(settings, { walletId: one.depositIds.walletId(settings), operators: [], at: world.now });

beforeAll(async () => {
  one = await openProcess();
  two = await openProcess();
  const audits = auditModels(connection);
  await ensureIndexes(...Object.values(models), audits.entries, audits.chains);
  await putWallet(WALLET);
  await one.shown.remember('somebody', { merchantId: 'mer_1', mode: 'test' }, 'easypaisa', { number: NUMBER, until: world.now });
});

afterAll(async () => {
  await connection.dropDatabase();
  for (const runtime of runtimes) await runtime.stop();
});

let numbers = 0;
const newNumber = (): string => String(30_000_000_000 + (numbers += 1));
const claim = (number: string, overrides: Partial<CreateClaim> = {}): CreateClaim => ({
  merchantId: 'mer_1',
  mode: 'test',
  dialect: 'native',
  idempotencyKey: `key of ${number}`,
  walletType: 'easypaisa',
  label: `user of ${number}`,
  number,
  claimed: money(120_000n, 'PKR'),
  reference: 'order-1',
  amountMismatch: 'credit_real',
  possibleTtlMs: 24 * 3_600_000,
  metadata: { $set: 'a merchant may write anything' },
  dialectData: {},
  instead: null,
  ...overrides,
});
const transfer = (number: string, overrides: Partial<TransferNews> = {}): TransferNews => ({
  mode: 'test',
  walletType: 'easypaisa',
  receivingNumber: NUMBER,
  number,
  amount: money(120_000n, 'PKR'),
  senderNumber: '03139471223',
  transferredAt: new Date(world.now.getTime() - 60_000),
  ...overrides,
});
/** As a merchant does who gets no answer: the same claim again, in one process or the other. */
const insistently = async (index: number, asked: CreateClaim) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await createClaim(index % 2 === 0 ? one : two, asked);
    } catch (error) {
      if (tries === 10) throw error;
    }
  }
};
const later = (ms: number): Date => (world.now = new Date(world.now.getTime() + ms));
const states = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await one.deposits.find(id))?.state));
const eventsOf = (id: string): string[] => (published.get(id) ?? []).map(({ type }) => type);
const by = (...operators: [handle: string, token: string][]) => operators.map(([handle, token]) => ({ handle, token }));
const BOTH = by(['bilal', 'right'], ['ayesha', 'right']);
const context = { deadline: new Date(world.now.getTime() + 60_000) } as never;

describe('a claim', () => {
  test('of a known transfer is credited with its real amount, says so once, and answers the same again', async () => {
    const number = newNumber();
    expect(await recordTransfer(one, transfer(number, { amount: money(600_000n, 'PKR') }), 'feed')).toEqual({ recorded: { kind: 'new' }, depositId: null });
    const { deposit } = await createClaim(one, claim(number));
    expect(deposit).toMatchObject({ state: 'credited', label: `user of ${number}`, transfer: { amount: money(600_000n, 'PKR'), receivingNumber: NUMBER, senderNumber: '03139471223' } });
    const again = await createClaim(two, claim(number));
    expect(again).toEqual({ deposit: { ...deposit }, replayed: true });
    expect(eventsOf(deposit.id)).toEqual(['deposit.credited']);
    expect(JSON.stringify([published.get(deposit.id), await models.deposits.findById(deposit.id).lean(), await models.transfers.find().lean()])).not.toMatch(/03139471223|user of/);
  });

  test('made too early is possible, and credited when the transfer comes', async () => {
    const number = newNumber();
    const { deposit } = await createClaim(one, claim(number));
    expect(deposit.state).toBe('possible');
    expect(await recordTransfer(two, transfer(number), 'push')).toEqual({ recorded: { kind: 'new' }, depositId: deposit.id });
    expect(await states(deposit.id)).toEqual(['credited']);
    expect(eventsOf(deposit.id)).toEqual(['deposit.possible', 'deposit.credited']);
  });

  test('that nothing comes for expires when its time is over, and a transfer that comes later stays free', async () => {
    const number = newNumber();
    const { deposit } = await createClaim(one, claim(number, { possibleTtlMs: 60_000 }));
    later(60_000);
    expect(await one.deposits.due(world.now, 100)).toContain(deposit.id);
    expect((await resolveClaim(one, deposit.id)).state).toBe('expired');
    expect(await recordTransfer(one, transfer(number), 'feed')).toMatchObject({ depositId: null });
    expect((await createClaim(one, claim(number, { idempotencyKey: 'anew' }))).deposit.state).toBe('credited');
  });

  test('under a key that names another claim is a conflict', async () => {
    const number = newNumber();
    await createClaim(one, claim(number));
    await expect(createClaim(one, claim(newNumber(), { idempotencyKey: `key of ${number}` }))).rejects.toMatchObject({ code: 'idempotency_conflict' });
    await expect(createClaim(one, claim(number, { label: 'another user' }))).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  test('of a number that is used, by another user or under another key, is refused', async () => {
    const number = newNumber();
    await recordTransfer(one, transfer(number), 'feed');
    await createClaim(one, claim(number));
    for (const overrides of [{ idempotencyKey: 'k2', label: 'thief' }, { idempotencyKey: 'k3' }, { idempotencyKey: 'k4', merchantId: 'mer_2' }]) {
      expect((await createClaim(two, claim(number, overrides))).deposit).toMatchObject({ state: 'refused', reason: 'already_claimed', transfer: null });
    }
  });

  test('does not meet a transfer of the other world or of another wallet type', async () => {
    const number = newNumber();
    await recordTransfer(one, transfer(number, { mode: 'live' }), 'feed');
    await recordTransfer(one, transfer(number, { walletType: 'jazzcash' }), 'feed');
    expect((await createClaim(one, claim(number))).deposit.state).toBe('possible');
  });

  test('of a user with too many open ones is refused: he guesses', async () => {
    const label = 'guesser';
    const made = [];
    for (let index = 0; index < 4; index += 1) made.push((await createClaim(one, claim(newNumber(), { label }))).deposit);
    expect(made.map(({ state, reason }) => reason ?? state)).toEqual(['possible', 'possible', 'possible', 'too_many_claims']);
  });

  test('waits for the risk service, and is judged by it', async () => {
    const number = newNumber();
    await recordTransfer(one, transfer(number), 'feed');
    world.risk = 'away';
    await expect(createClaim(one, claim(number))).rejects.toMatchObject({ code: 'unavailable' });
    world.risk = 'reject';
    later(5_000);
    const due = await one.deposits.due(world.now, 100);
    const states = await Promise.all(due.map((id) => resolveClaim(two, id)));
    expect(states.find((deposit) => deposit.number === number)).toMatchObject({ state: 'pending', reason: 'risk_rejected' });
    world.risk = 'allow';
  });
});

describe('a claim that got nothing, tried again', () => {
  const again = async (ended: Deposit, overrides: Partial<CreateClaim> = {}, process = two) =>
    createClaim(process, claim(ended.number, { idempotencyKey: `again after ${ended.id}`, label: ended.label, instead: ended.id, ...overrides }));
  const expired = async (number: string): Promise<Deposit> => {
    const { deposit } = await createClaim(one, claim(number, { possibleTtlMs: 60_000 }));
    later(60_000);
    return resolveClaim(one, deposit.id);
  };

  test('after it expired waits anew, and is credited when the transfer has come', async () => {
    const [waiting, paid] = [await expired(newNumber()), await expired(newNumber())];
    expect((await again(waiting)).deposit).toMatchObject({ state: 'possible', number: waiting.number });
    await recordTransfer(one, transfer(paid.number), 'feed');
    const { deposit } = await again(paid);
    expect(deposit.state).toBe('credited');
    expect(await again(paid)).toEqual({ deposit, replayed: true });
    expect(await states(paid.id)).toEqual(['expired']);
  });

  test('is answered as it ended, and nothing is stored, for as long as it would be refused again', async () => {
    const number = newNumber();
    await recordTransfer(one, transfer(number), 'feed');
    await createClaim(one, claim(number));
    const { deposit: refused } = await createClaim(one, claim(number, { idempotencyKey: `late ${number}`, label: 'too late' }));
    const guesser = `guesser ${number}`;
    for (let index = 0; index < 3; index += 1) await createClaim(one, claim(newNumber(), { label: guesser }));
    const { deposit: tooMany } = await createClaim(one, claim(newNumber(), { label: guesser }));
    const before = await models.deposits.countDocuments();
    expect(await again(refused)).toEqual({ deposit: refused, replayed: true });
    expect(await again(tooMany)).toEqual({ deposit: tooMany, replayed: true });
    expect(await models.deposits.countDocuments()).toBe(before);
    await recordTransfer(one, transfer(tooMany.number), 'feed');
    expect((await again(tooMany)).deposit.state).toBe('credited');
  });

  test('fifty times at once is one claim, and takes no transfer that another has', async () => {
    const [free, lost] = [await expired(newNumber()), await expired(newNumber())];
    for (const { number } of [free, lost]) await recordTransfer(one, transfer(number), 'feed');
    const { deposit: owner } = await createClaim(one, claim(lost.number, { idempotencyKey: `owner ${lost.number}`, label: 'owner' }));
    const before = await models.deposits.countDocuments();
    const all = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const process = index % 2 === 0 ? one : two;
        return [(await again(free, {}, process)).deposit, (await again(lost, {}, process)).deposit] as const;
      }),
    );
    expect(new Set(all.map(([won]) => `${won.id} ${won.state}`)).size).toBe(1);
    expect(all[0]?.[0].state).toBe('credited');
    expect(all.every(([, nothing]) => nothing.id === lost.id)).toBe(true);
    expect(await models.deposits.countDocuments()).toBe(before + 1);
    expect((await one.transfers.ofNumber(lost)).map(({ claimedBy }) => claimedBy)).toEqual([owner.id]);
  });

  test('asked for over gRPC, is named by the one that ended', async () => {
    const ended = await expired(newNumber());
    const { createDepositClaim } = depositHandlers(one);
    const { number: transactionNumber, label, merchantId, walletType } = ended;
    const ask = (insteadOf: string) => createDepositClaim({ merchantId, mode: 'MODE_TEST', dialect: 'paykassma', idempotencyKey: `${transactionNumber}\n2`, walletType, label, transactionNumber, reference: '', policy: null, metadata: {}, dialectData: {}, insteadOf }, context);
    await expect(ask('dep_of_nobody')).rejects.toMatchObject({ code: 'invalid_request' });
    expect(await ask(ended.id)).toMatchObject({ deposit: { state: 'DEPOSIT_STATE_POSSIBLE', transactionNumber }, replayed: false });
    expect(await ask(ended.id)).toMatchObject({ replayed: true });
  });

  test('must be the same user’s, of the same number, and over; what a person has refused stays refused', async () => {
    const ended = await expired(newNumber());
    const { deposit: open } = await createClaim(one, claim(newNumber()));
    for (const overrides of [{ label: 'another user' }, { number: newNumber() }, { merchantId: 'mer_2' }, { mode: 'live' as const }, { instead: open.id, number: open.number, label: open.label }, { instead: 'dep_of_nobody' }]) {
      await expect(again(ended, overrides)).rejects.toMatchObject({ code: 'invalid_request' });
    }
    const number = newNumber();
    await recordTransfer(one, transfer(number, { senderNumber: '' }), 'feed');
    const { deposit: pending } = await createClaim(one, claim(number));
    const refused = await decideDeposit(two, { depositId: pending.id, verdict: 'refuse', reason: 'The statement of the wallet shows it.', operators: BOTH, freeTransfer: true });
    expect(await again(refused)).toEqual({ deposit: refused, replayed: true });
    expect((await createClaim(one, claim(number, { idempotencyKey: `honest ${number}`, label: 'honest' }))).deposit.state).toBe('pending');
  });
});

describe('many at once', () => {
  test('of fifty claims of one known number, in two processes, exactly one wins', async () => {
    const number = newNumber();
    await recordTransfer(one, transfer(number), 'feed');
    const all = await Promise.all(Array.from({ length: 50 }, (_, index) => insistently(index, claim(number, { idempotencyKey: `race ${index}`, label: `racer ${index}` }))));
    const won = all.filter(({ deposit }) => deposit.state === 'credited');
    expect(won).toHaveLength(1);
    expect(all.filter(({ deposit }) => deposit.state === 'refused' && deposit.reason === 'already_claimed')).toHaveLength(49);
    expect((await one.transfers.ofNumber({ mode: 'test', walletType: 'easypaisa', number })).map(({ claimedBy }) => claimedBy)).toEqual([won[0]?.deposit.id]);
  });

  test('one claim made fifty times at once is one deposit with one event', async () => {
    const number = newNumber();
    await recordTransfer(one, transfer(number), 'feed');
    const all = await Promise.all(Array.from({ length: 50 }, (_, index) => insistently(index, claim(number))));
    expect(new Set(all.map(({ deposit }) => deposit.id)).size).toBe(1);
    expect(all.filter(({ replayed }) => !replayed).length).toBeLessThanOrEqual(1);
    expect(all.every(({ deposit }) => deposit.state === 'credited')).toBe(true);
    expect(eventsOf(all[0]?.deposit.id ?? '')).toEqual(['deposit.credited']);
  });

  test('a transfer and its claim that meet always find each other', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const number = newNumber();
        const [{ deposit }] = await Promise.all([createClaim(one, claim(number)), recordTransfer(two, transfer(number), 'feed')]);
        return deposit.id;
      }),
    );
    expect(await states(...pairs)).toEqual(pairs.map(() => 'credited'));
  });

  test('a transfer told fifty times is recorded once; one told with another amount is left to a person', async () => {
    const number = newNumber();
    const told = await Promise.all(Array.from({ length: 50 }, (_, index) => recordTransfer(index % 2 === 0 ? one : two, transfer(number), 'feed')));
    expect(told.filter(({ recorded }) => recorded.kind === 'new')).toHaveLength(1);
    expect((await recordTransfer(one, transfer(number, { amount: money(1n, 'PKR') }), 'push')).recorded).toEqual({ kind: 'known', contradicts: true });
    expect((await createClaim(one, claim(number))).deposit).toMatchObject({ state: 'pending', reason: 'sources_disagree', transfer: { amount: money(120_000n, 'PKR') } });
  });
});

describe('what is suspect', () => {
  const decide = (deposit: Deposit, verdict: 'release' | 'refuse' | 'free', operators = BOTH) =>
    decideDeposit(two, { depositId: deposit.id, verdict: verdict === 'release' ? verdict : 'refuse', reason: 'The statement of the wallet shows it.', operators, freeTransfer: verdict === 'free' });
  const recordsOf = (deposit: Deposit) => auditModels(connection).entries.find({ paymentId: deposit.id }).lean();
  const ALI: [string, string] = ['ali', 'right'];
  /** A claim that waits for people, whose transfer anybody else could claim if it were free. */
  const suspect = async (number = newNumber()): Promise<Deposit> => {
    await recordTransfer(one, transfer(number, { senderNumber: '' }), 'import');
    const { deposit } = await createClaim(one, claim(number));
    expect(deposit).toMatchObject({ state: 'pending', reason: 'sender_unknown' });
    return deposit;
  };

  test('waits for two people, who credit the real amount; the decision and its record name both', async () => {
    const number = newNumber();
    await recordTransfer(one, transfer(number, { amount: money(500_000n, 'PKR') }), 'feed');
    const { deposit } = await createClaim(one, claim(number, { amountMismatch: 'pending' }));
    expect(deposit).toMatchObject({ state: 'pending', reason: 'amount_mismatch' });
    expect((await one.deposits.pending(100)).map(({ id }) => id)).toContain(deposit.id);
    expect(await decide(deposit, 'release')).toMatchObject({ state: 'credited', reason: null, transfer: { amount: money(500_000n, 'PKR') }, decision: { operators: ['ayesha', 'bilal'] } });
    expect(eventsOf(deposit.id)).toEqual(['deposit.pending']);
    expect((await models.deposits.findById(deposit.id).lean())?.outbox.map(({ type }) => type)).toEqual(['deposit.pending', 'deposit.credited']);
    await expect(decide(deposit, 'refuse')).rejects.toMatchObject({ code: 'not_settleable' });
    expect(await recordsOf(deposit)).toMatchObject([{ action: 'deposit.decided', operators: ['ayesha', 'bilal'], stateAfter: 'credited', freedTransfer: false }]);
    const { deposit: told } = await depositHandlers(one).getDeposit({ merchantId: 'mer_1', mode: 'MODE_TEST', depositId: deposit.id, idempotencyKey: '', dialect: '', waitMs: 0 }, context);
    expect(told?.decision).toMatchObject({ operators: ['ayesha', 'bilal'] });
  });

  test.each(['release', 'free'] as const)('one operator alone, or one who is named twice, does not %s; neither do three', async (verdict) => {
    const deposit = await suspect();
    const wrong: [rule: string, operators: typeof BOTH][] = [['count', []], ['count', by(ALI)], ['different', by(ALI, ALI)], ['count', [...by(ALI), ...BOTH]]];
    for (const [rule, operators] of wrong) {
      await expect(decide(deposit, verdict, operators)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'operators', rule }] });
    }
    expect(await one.deposits.find(deposit.id)).toEqual(deposit);
    expect(await recordsOf(deposit)).toEqual([]);
    expect((await createClaim(one, claim(deposit.number, { idempotencyKey: `accomplice of ${verdict}`, label: 'accomplice' }))).deposit).toMatchObject({ state: 'refused', reason: 'already_claimed' });
  });

  test.each(['release', 'free', 'refuse'] as const)('a wrong token of either changes nothing, and says not whose, when they %s', async (verdict) => {
    const deposit = await suspect();
    const wrong = [by(ALI, ['bilal', 'wrong']), by(['ali', 'wrong'], ['bilal', 'right']), ...(verdict === 'refuse' ? [by(['ali', 'wrong'])] : [])];
    for (const operators of wrong) {
      await expect(decide(deposit, verdict, operators)).rejects.toMatchObject({ code: 'unauthenticated', message: 'The operators are not authenticated.' });
    }
    expect(await one.deposits.find(deposit.id)).toEqual(deposit);
    expect(await recordsOf(deposit)).toEqual([]);
  });

  test('two operators free a transfer for whoever claims it next; the record names both', async () => {
    const deposit = await suspect();
    expect(await decide(deposit, 'free')).toMatchObject({ state: 'refused', reason: 'refused_by_operator', decision: { operators: ['ayesha', 'bilal'], freeTransfer: true } });
    expect(await recordsOf(deposit)).toMatchObject([{ operators: ['ayesha', 'bilal'], stateAfter: 'refused', freedTransfer: true }]);
    expect((await createClaim(one, claim(deposit.number, { idempotencyKey: 'next one', label: 'next' }))).deposit).toMatchObject({ state: 'pending', transfer: { id: deposit.transfer?.id } });
  });

  test('is told on the topic with who decided and whether the transfer was freed, in a chain that stays whole', async () => {
    const deposit = await suspect();
    await decide(deposit, 'free');
    const last = (await auditModels(connection).chains.findById(chainId('mer_1')).lean())?.outbox.at(-1);
    expect(JSON.parse(last?.payloadJson ?? '')).toMatchObject({ action: 'deposit.decided', paymentId: deposit.id, verdict: 'declined', operators: ['ayesha', 'bilal'], freedTransfer: true });
    expect(await one.audit.check('mer_1')).toMatchObject({ brokenAt: 0, headHash: JSON.parse(last?.payloadJson ?? '').hash });
  });

  test('asked for over gRPC, needs the same people', async () => {
    const operators = depositOperatorHandlers(one);
    const asked = async () => ({ depositId: (await suspect()).id, reason: 'The statement of the wallet shows it.' });
    for (const refused of [operators.releaseDeposit({ ...(await asked()), operators: by(ALI) }, context), operators.refuseDeposit({ ...(await asked()), operators: by(ALI), freeTransfer: true }, context)]) {
      await expect(refused).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'operators', rule: 'count' }] });
    }
    expect(await operators.releaseDeposit({ ...(await asked()), operators: BOTH }, context)).toMatchObject({ deposit: { state: 'DEPOSIT_STATE_CREDITED', decision: { operators: ['ayesha', 'bilal'] } } });
    const freed = await operators.refuseDeposit({ ...(await asked()), operators: BOTH, freeTransfer: true }, context);
    const kept = await operators.refuseDeposit({ ...(await asked()), operators: by(ALI), freeTransfer: false }, context);
    expect([freed, kept]).toMatchObject([{ deposit: { state: 'DEPOSIT_STATE_REFUSED', decision: { operators: ['ayesha', 'bilal'] } } }, { deposit: { state: 'DEPOSIT_STATE_REFUSED', decision: { operators: ['ali'] } } }]);
    const decided = await Promise.all([freed, kept].map(async ({ deposit }) => (await one.deposits.find(deposit?.id ?? ''))?.decision?.freeTransfer));
    expect(decided).toEqual([true, false]);
  });

  test('a decision that was stored with its one operator is read as his', async () => {
    const deposit = await suspect();
    await decide(deposit, 'refuse', by(ALI));
    await models.deposits.collection.updateOne({ _id: deposit.id as never }, [{ $set: { decision: { operator: 'ali' } } }, { $unset: 'decision.operators' }]);
    expect(await one.deposits.find(deposit.id)).toMatchObject({ state: 'refused', decision: { operators: ['ali'], reason: 'The statement of the wallet shows it.', freeTransfer: false, at: world.now } });
    expect((await one.deposits.find(deposit.id))?.decision).not.toHaveProperty('operator');
  });

  test('two users who named a number before it came: the first is kept for a person, the other waits for the outcome', async () => {
    const number = newNumber();
    const { deposit: first } = await createClaim(one, claim(number));
    later(10);
    const { deposit: second } = await createClaim(two, claim(number, { idempotencyKey: 'second', label: 'second user' }));
    later(10);
    expect(second.state).toBe('possible');
    await recordTransfer(one, transfer(number), 'feed');
    expect(await states(first.id, second.id)).toEqual(['pending', 'possible']);
    await decide(first, 'free');
    expect(await states(first.id, second.id)).toEqual(['refused', 'credited']);
  });

  test('a transfer that one operator keeps back, or two, goes to nobody; nobody is not enough, and one who is named twice neither', async () => {
    for (const [operators, names] of [[by(ALI), ['ali']], [BOTH, ['ayesha', 'bilal']]] as const) {
      const deposit = await suspect();
      for (const wrong of [[], by(ALI, ALI)]) await expect(decide(deposit, 'refuse', wrong)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'operators' }] });
      expect(await decide(deposit, 'refuse', [...operators])).toMatchObject({ state: 'refused', decision: { operators: names } });
      expect(await recordsOf(deposit)).toMatchObject([{ operators: names, stateAfter: 'refused', freedTransfer: false }]);
      expect((await createClaim(one, claim(deposit.number, { idempotencyKey: `after ${deposit.id}` }))).deposit).toMatchObject({ state: 'refused', reason: 'already_claimed' });
    }
  });

  test('an amount that the merchant refuses leaves the transfer free for a right claim', async () => {
    const number = newNumber();
    await recordTransfer(one, transfer(number, { amount: money(500_000n, 'PKR') }), 'feed');
    expect((await createClaim(one, claim(number, { amountMismatch: 'refuse' }))).deposit).toMatchObject({ state: 'refused', reason: 'amount_mismatch' });
    expect((await createClaim(one, claim(number, { amountMismatch: 'refuse', idempotencyKey: 'right', claimed: money(500_000n, 'PKR') }))).deposit.state).toBe('credited');
  });

  test('money into a wallet that the merchant was never shown', async () => {
    const number = newNumber();
    await recordTransfer(one, transfer(number), 'feed');
    expect((await createClaim(one, claim(number, { merchantId: 'mer_9' }))).deposit).toMatchObject({ state: 'pending', reason: 'wallet_not_shown' });
  });
});

describe('after a crash', () => {
  test('between the claim and its look, the sweep looks', async () => {
    const number = newNumber();
    await recordTransfer(one, transfer(number), 'feed');
    const dying: DepositPorts = { ...one, transfers: { ...one.transfers, ofNumber: async () => Promise.reject(new AdaigiError('unavailable', 'gone')) } };
    await expect(createClaim(dying, claim(number))).rejects.toThrow();
    later(5_000);
    for (const id of await two.deposits.due(world.now, 100)) await resolveClaim(two, id);
    expect((await createClaim(two, claim(number))).deposit.state).toBe('credited');
  });

  test('between the transfer that is kept and the claim that is told, the sweep tells', async () => {
    const number = newNumber();
    const { deposit } = await createClaim(one, claim(number));
    const dying: DepositPorts = { ...one, deposits: { ...one.deposits, save: async () => Promise.reject(new AdaigiError('unavailable', 'gone')) } };
    expect(await recordTransfer(dying, transfer(number), 'feed')).toMatchObject({ recorded: { kind: 'new' } });
    expect(await states(deposit.id)).toEqual(['possible']);
    later(5_000);
    for (const id of await two.transfers.due(world.now, 100)) await checkTransfer(two, id);
    expect(await states(deposit.id)).toEqual(['credited']);
  });

  test('a transfer that is kept for a claim that ended without it is freed', async () => {
    const number = newNumber();
    const { deposit } = await createClaim(one, claim(number, { possibleTtlMs: 1_000 }));
    later(1_000);
    await resolveClaim(one, deposit.id);
    await recordTransfer(one, transfer(number), 'feed');
    const [known] = await one.transfers.ofNumber({ mode: 'test', walletType: 'easypaisa', number });
    expect(await one.transfers.take(known?.id ?? '', deposit.id, later(5_000))).toBe(true);
    for (const id of await two.transfers.due(world.now, 100)) await checkTransfer(two, id);
    expect((await createClaim(one, claim(number, { idempotencyKey: 'next' }))).deposit.state).toBe('credited');
  });

  test('nothing is left to be looked at when all has been looked at', async () => {
    later(60_000);
    for (const id of await one.transfers.due(world.now, 1_000)) await checkTransfer(one, id);
    expect(await one.transfers.due(later(60_000), 100)).toEqual([]);
  });
});

describe('receiving wallets', () => {
  const wallet = (number: string, overrides: Partial<WalletSettings> = {}) => putWallet({ ...WALLET, walletType: 'jazzcash', number, ...overrides });
  const show = async (label: string) => (await assignWallet(two, { merchantId: 'mer_1', mode: 'test', walletType: 'jazzcash', label })).wallet.number;

  test('are shown in turn, and the same one to the same user for a while', async () => {
    await wallet('03000000001');
    await wallet('03000000002');
    const first = await show('a');
    later(1_000);
    expect(await show('a')).toBe(first);
    expect(await show('b')).not.toBe(first);
    later(1_000);
    expect(await show('c')).toBe(first);
    expect(await one.shown.wasShown('mer_1', 'test', 'jazzcash', first)).toBe(true);
  });

  test('rest after a transfer, stop at their limits, and are then not available', async () => {
    await wallet('03000000001', { coolDownS: 60 });
    await wallet('03000000002', { dailyTransfers: 1 });
    for (const receivingNumber of ['03000000001', '03000000002']) await recordTransfer(one, transfer(newNumber(), { walletType: 'jazzcash', receivingNumber }), 'feed');
    await expect(show('d')).rejects.toMatchObject({ code: 'no_wallet_available' });
    expect(await availableTypes(one, 'test')).toEqual(new Set(['easypaisa']));
    later(60_000);
    expect(await show('d')).toBe('03000000001');
    await wallet('03000000001', { disabled: true });
    later(24 * 3_600_000);
    expect(await show('e')).toBe('03000000002');
  });

  test('of a business are tills: the feed of its channel tells of their transfers, and claims are credited', async () => {
    const till = '0012345678';
    await putWallet({ ...WALLET, walletType: 'jazzcash_business', number: till, title: 'Shop', channel: 'jazzcash-statement' });
    expect((await assignWallet(one, { merchantId: 'mer_1', mode: 'test', walletType: 'jazzcash_business', label: 'u' })).wallet.number).toBe(till);
    const number = newNumber();
    const feed: TransferFeed = {
      channel: 'jazzcash-statement',
      wallet: 'jazzcash',
      mode: 'test',
      list: async (cursor) => ({ transfers: cursor === '' ? [transfer(number, { receivingNumber: till })] : [], nextCursor: '1' }),
    };
    expect(await followFeed({ ...one, cursors: createFeedCursors(models.feedCursors, 'one') }, feed)).toBe(1);
    const { deposit } = await createClaim(one, claim(number, { walletType: 'jazzcash_business' }));
    expect(deposit).toMatchObject({ state: 'credited', transfer: { receivingNumber: till } });
  });

  test('a feed is read by one process at a time, from where it was left, and repeats are harmless', async () => {
    const rows = Array.from({ length: 120 }, () => transfer(newNumber(), { walletType: '' }));
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
    const [mine, other] = [createFeedCursors(models.feedCursors, 'one'), createFeedCursors(models.feedCursors, 'two')];
    expect(await followFeed({ ...one, cursors: mine }, feed)).toBe(120);
    expect(await followFeed({ ...two, cursors: other }, feed)).toBe(0);
    const cursors = asked.map(Number);
    expect(cursors.length).toBeGreaterThan(1);
    expect(cursors).toEqual([...new Set([0, ...cursors])].toSorted((a, b) => a - b));
    rows.push(transfer(newNumber()));
    expect(await followFeed({ ...one, cursors: mine }, feed)).toBe(1);
  });
});

test('deposits are read by their merchant only, page by page', async () => {
  const { deposit } = await createClaim(one, claim(newNumber(), { reference: 'paged', merchantId: 'mer_3' }));
  later(1);
  await createClaim(one, claim(newNumber(), { reference: 'paged', merchantId: 'mer_3' }));
  await expect(getDeposit(one, 'mer_2', 'test', { id: deposit.id }, 0)).rejects.toMatchObject({ code: 'not_found' });
  await expect(getDeposit(one, 'mer_3', 'live', { id: deposit.id }, 0)).rejects.toMatchObject({ code: 'not_found' });
  const filter = { merchantId: 'mer_3', mode: 'test' as const, reference: 'paged', state: null, limit: 1 };
  const first = await listDeposits(one.deposits, filter, '');
  const second = await listDeposits(one.deposits, filter, first.nextCursor);
  expect([first.deposits, second.deposits].flat().map(({ id }) => id)).toHaveLength(2);
  expect(second).toMatchObject({ deposits: [{ id: deposit.id }], nextCursor: '' });
  expect(await checkIndexes(...Object.values(models))).toEqual([]);
});

const records = () => one.audit.check(WALLETS_CHAIN);

describe('a receiving wallet that operators set', () => {
  const asked = (number: string, overrides: object = {}) => ({
    mode: 'MODE_TEST' as const, walletType: 'easypaisa', number, title: 'Nadia Traders', channel: 'easypaisa-statement', disabled: false, dailyTransfers: 0, coolDownS: 0, transfersToday: 0, restsUntil: '', ...overrides,
  });
  const set = (process: Process, wallet: ReturnType<typeof asked>, operators = BOTH) => depositOperatorHandlers(process).putReceivingWallet({ wallet, operators } as never, context);
  const entriesOf = (number: string) => auditModels(connection).entries.find({ paymentId: one.depositIds.walletId({ ...WALLET, number }) }).sort({ seq: 1 }).lean();

  test('is recorded in one write with who stands for it, what it was and what it is; what is told outside names neither number nor title', async () => {
    const number = '03450000021';
    const before = await records();
    const added = await set(one, asked(number));
    expect(added).toMatchObject({ wallet: { number, title: 'Nadia Traders' }, changed: true, operators: ['ayesha', 'bilal'], changedAt: world.now.toISOString(), chain: WALLETS_CHAIN, seq: String(before.records + 1) });
    const changed = await set(two, asked(number, { disabled: true, dailyAmount: { minor: '5000000', currency: 'PKR' } }));
    const state = { title: 'Nadia Traders', channel: 'easypaisa-statement', disabled: false, dailyAmountMinor: '', currency: '', dailyTransfers: 0, coolDownS: 0 };
    const after = { ...state, disabled: true, dailyAmountMinor: '5000000', currency: 'PKR' };
    const by = { action: 'receiving_wallet.set', operators: ['ayesha', 'bilal'], merchantId: '' };
    expect(await entriesOf(number)).toMatchObject([
      { ...by, hash: added.hash, wallet: { walletType: 'easypaisa', receivingNumber: number, before: null, after: state } },
      { ...by, hash: changed.hash, wallet: { before: state, after } },
    ]);
    expect(await records()).toMatchObject({ records: before.records + 2, brokenAt: 0, headHash: changed.hash });
    expect(await one.wallets.find('test', 'easypaisa', number)).toMatchObject({ disabled: true, dailyAmount: money(5_000_000n, 'PKR') });
    const told = (published.get(chainId(WALLETS_CHAIN)) ?? []).slice(-2).map(({ payloadJson }) => payloadJson);
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
    const before = await records();
    await recordTransfer(one, transfer(newNumber(), { receivingNumber: number }), 'feed');
    expect(await set(two, asked(number))).toMatchObject({ wallet: { number, transfersToday: 1 }, changed: false, operators: [], seq: '0', hash: '' });
    expect(await records()).toEqual(before);
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
    const before = await records();
    const right: [string, string] = ['ayesha', 'right'];
    for (const operators of [[], by(right), by(right, right), by(right, ['bilal', 'right'], ['chand', 'right'])]) await expect(set(one, asked(number), operators)).rejects.toMatchObject({ code: 'invalid_request' });
    for (const operators of [by(right, ['bilal', 'wrong']), by(['ayesha', 'wrong'], ['bilal', 'right'])]) await expect(set(one, asked(number), operators)).rejects.toMatchObject({ code: 'unauthenticated', message: 'The operators are not authenticated.' });
    expect([await one.wallets.find('test', 'easypaisa', number), await records()]).toEqual([null, before]);
  });

  test('whose record cannot be written is not set', async () => {
    const number = '03450000025';
    const { records: length } = await records();
    const blocking = connection.collection<{ _id: string }>('audit');
    await blocking.insertOne({ _id: `${WALLETS_CHAIN}:${length + 1}` });
    await expect(set(one, asked(number))).rejects.toThrow();
    expect(await one.wallets.find('test', 'easypaisa', number)).toBeNull();
    await blocking.deleteOne({ _id: `${WALLETS_CHAIN}:${length + 1}` });
    expect(await records()).toMatchObject({ records: length, brokenAt: 0 });
  });
});

describe('an imported statement', () => {
  const TO = '03450000009';
  const line = (number: string, rupees: string, sender = '03139471223'): string => `${number},${rupees},${sender},2026-11-21T14:59:00+05:00`;
  const file = (...lines: string[]): Buffer => Buffer.from(['transaction,amount,sender,time', ...lines].join('\n'));
  const importInto = (process: Process, content: Buffer, operators = BOTH, receivingNumber = TO) =>
    depositOperatorHandlers(process).importStatement({ mode: 'MODE_TEST', walletType: 'easypaisa', receivingNumber, file: content, operators }, context);
  const transfersInto = (receivingNumber: string) => models.transfers.find({ receivingNumber } as object).lean<{ number: string; importId?: string; contradicted: boolean }[]>();

  beforeAll(async () => {
    await putWallet({ ...WALLET, number: TO });
    await one.shown.remember('somebody', { merchantId: 'mer_1', mode: 'test' }, 'easypaisa', { number: TO, until: world.now });
  });

  test('is recorded with who stands for it in one write, told without a word about payers, and gives claims what they wait for', async () => {
    const [fresh, known, other] = [newNumber(), newNumber(), newNumber()];
    const { deposit } = await createClaim(one, claim(fresh));
    for (const number of [known, other]) await recordTransfer(one, transfer(number, { receivingNumber: TO }), 'feed');
    const made = await importInto(one, file(line(fresh, '1200.50'), line(known, '1200'), line(other, '7'), line(fresh, '1200.50')));
    expect(made).toMatchObject({ replayed: false, lines: 4, recorded: 1, known: 2, contradicting: 1, recordedAmount: { minor: '120050', currency: 'PKR' }, operators: ['ayesha', 'bilal'], chain: WALLETS_CHAIN });
    expect((await transfersInto(TO)).map(({ number, importId, contradicted }) => [number, importId, contradicted])).toEqual([
      [known, undefined, false],
      [other, undefined, true],
      [fresh, made.importId, false],
    ]);
    expect(await records()).toMatchObject({ records: Number(made.seq), brokenAt: 0, headHash: made.hash });
    const told = published.get(chainId(WALLETS_CHAIN))?.at(-1);
    expect(JSON.parse(told?.payloadJson ?? '')).toMatchObject({ action: 'statement.imported', paymentId: made.importId, operators: ['ayesha', 'bilal'], statement: { fileSha256: made.fileSha256, recorded: 1, recordedMinor: '120050' } });
    for (const hidden of [TO, '03139471223', fresh]) expect(told?.payloadJson).not.toContain(hidden);
    expect((await one.wallets.find('test', 'easypaisa', TO))?.transfers).toBe(3);
    for (const id of woken.splice(0)) await checkTransfer(two, id);
    expect(await states(deposit.id)).toEqual(['credited']);
  });

  test('that was imported before changes nothing and says so, also when several import it at once; into another wallet it is another', async () => {
    const content = file(line(newNumber(), '5'), line(newNumber(), '6', ''));
    const before = await records();
    const made = await Promise.all([one, two, one, two].map((process) => importInto(process, content)));
    expect(made.filter(({ replayed }) => replayed)).toHaveLength(3);
    expect(new Set(made.map(({ replayed: _replayed, ...rest }) => JSON.stringify(rest))).size).toBe(1);
    expect(await records()).toMatchObject({ records: before.records + 1, brokenAt: 0 });
    expect(await importInto(one, content, BOTH, NUMBER)).toMatchObject({ replayed: false, recorded: 2 });
  });

  test('is refused whole unless two different operators are who they say, and where a line or the wallet is wrong', async () => {
    const number = newNumber();
    const good = file(line(number, '5'));
    const [before, chain] = [await transfersInto(TO), await records()];
    const right: [string, string] = ['ayesha', 'right'];
    for (const operators of [[], by(right), by(right, right), by(right, ['bilal', 'right'], ['chand', 'right'])]) await expect(importInto(one, good, operators)).rejects.toMatchObject({ code: 'invalid_request' });
    for (const operators of [by(right, ['bilal', 'wrong']), by(['ayesha', 'wrong'], ['bilal', 'right'])]) await expect(importInto(one, good, operators)).rejects.toMatchObject({ code: 'unauthenticated', message: 'The operators are not authenticated.' });
    await expect(importInto(one, file(line(number, '5'), line('x', '5')))).rejects.toMatchObject({ code: 'invalid_request', message: expect.stringContaining('line 3') });
    await expect(importInto(one, good, BOTH, '03450000077')).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(importInto(one, Buffer.alloc((1 << 20) + 1))).rejects.toMatchObject({ code: 'invalid_request' });
    const pushed = { mode: 'MODE_TEST', walletType: 'easypaisa', receivingNumber: TO, transactionNumber: number, amount: { minor: '500', currency: 'PKR' }, senderNumber: '', transferredAt: world.now.toISOString() } as const;
    for (const source of ['TRANSFER_SOURCE_IMPORT', 'TRANSFER_SOURCE_FEED'] as const) await expect(depositHandlers(one).recordTransfer({ transfer: pushed, source }, context)).rejects.toMatchObject({ code: 'invalid_request' });
    expect([await transfersInto(TO), await records()]).toEqual([before, chain]);
    expect(await depositHandlers(one).recordTransfer({ transfer: pushed, source: 'TRANSFER_SOURCE_PUSH' }, context)).toMatchObject({ known: false });
  });

  test('whose record cannot be written leaves no transfer', async () => {
    const [before, { records: length }] = [await transfersInto(TO), await records()];
    const blocking = connection.collection<{ _id: string }>('audit');
    await blocking.insertOne({ _id: `${WALLETS_CHAIN}:${length + 1}` });
    await expect(importInto(one, file(line(newNumber(), '5')))).rejects.toThrow();
    expect(await transfersInto(TO)).toEqual(before);
    await blocking.deleteOne({ _id: `${WALLETS_CHAIN}:${length + 1}` });
    expect(await records()).toMatchObject({ records: length, brokenAt: 0 });
  });

  test('beside a feed that tells of the same records each transfer once', async () => {
    const numbers = Array.from({ length: 30 }, newNumber);
    const [made, fed] = await Promise.all([
      importInto(one, file(...numbers.map((number) => line(number, '1200')))),
      Promise.all(numbers.map((number) => recordTransfer(two, transfer(number, { receivingNumber: TO }), 'feed'))),
    ]);
    expect(made).toMatchObject({ lines: 30, contradicting: 0 });
    expect(Number(made.recorded) + fed.filter(({ recorded }) => recorded.kind === 'new').length).toBe(30);
    expect((await transfersInto(TO)).filter(({ number }) => numbers.includes(number))).toHaveLength(30);
  });
});
