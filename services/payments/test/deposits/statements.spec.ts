import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { chainId } from '../../src/adapters/audit-documents.ts';
import { WALLETS_CHAIN } from '../../src/core/audit-chain.ts';
import { depositHandlers, depositOperatorHandlers } from '../../src/grpc/deposit-handlers.ts';
import { checkTransfer } from '../../src/usecases/deposits/check-transfer.ts';
import { createClaim } from '../../src/usecases/deposits/create-claim.ts';
import { recordTransfer } from '../../src/usecases/deposits/record-transfer.ts';
import { BOTH, by, claim, CONTEXT, createDepositWorld, newNumber, NUMBER, WALLET, type DepositProcess, type DepositWorld } from '../fakes/deposit-world.ts';

let world: DepositWorld;
let one: DepositProcess;
let two: DepositProcess;
beforeAll(async () => {
  world = await createDepositWorld();
  ({ one, two } = world);
  // A day later: a statement tells of other times than the feed does.
  world.later(24 * 3_600_000);
});
afterAll(() => world.stop());

describe('an imported statement', () => {
  let to: string;
  const line = (number: string, rupees: string, sender = '03139471223'): string => `${number},${rupees},${sender},2026-11-21T14:59:00+05:00`;
  const file = (...lines: string[]): Buffer => Buffer.from(['transaction,amount,sender,time', ...lines].join('\n'));
  const importInto = (process: DepositProcess, content: Buffer, operators = BOTH, receivingNumber = to) =>
    depositOperatorHandlers(process).importStatement({ mode: 'MODE_TEST', walletType: 'easypaisa', receivingNumber, file: content, operators }, CONTEXT);
  const transfersInto = (receivingNumber: string) => world.models.transfers.find({ receivingNumber } as object).lean<{ number: string; importId?: string; contradicted: boolean }[]>();

  beforeEach(async () => {
    to = `0346${newNumber().slice(-7)}`;
    await world.putWallet({ ...WALLET, number: to });
    await world.showWallet(to);
  });

  test('is recorded with who stands for it in one write, told without a word about payers, and gives claims what they wait for', async () => {
    const [fresh, known, other] = [newNumber(), newNumber(), newNumber()];
    const { deposit } = await createClaim(one, claim(fresh));
    for (const number of [known, other]) await recordTransfer(one, world.transfer(number, { receivingNumber: to }), 'feed');
    const made = await importInto(one, file(line(fresh, '1200.50'), line(known, '1200'), line(other, '7'), line(fresh, '1200.50')));
    expect(made).toMatchObject({ replayed: false, lines: 4, recorded: 1, known: 2, contradicting: 1, recordedAmount: { minor: '120050', currency: 'PKR' }, operators: ['ayesha', 'bilal'], chain: WALLETS_CHAIN });
    expect((await transfersInto(to)).map(({ number, importId, contradicted }) => [number, importId, contradicted])).toEqual([
      [known, undefined, false],
      [other, undefined, true],
      [fresh, made.importId, false],
    ]);
    expect(await world.records()).toMatchObject({ records: Number(made.seq), brokenAt: 0, headHash: made.hash });
    const told = world.published.get(chainId(WALLETS_CHAIN))?.at(-1);
    expect(JSON.parse(told?.payloadJson ?? '')).toMatchObject({ action: 'statement.imported', paymentId: made.importId, operators: ['ayesha', 'bilal'], statement: { fileSha256: made.fileSha256, recorded: 1, recordedMinor: '120050' } });
    for (const hidden of [to, '03139471223', fresh]) expect(told?.payloadJson).not.toContain(hidden);
    expect((await one.wallets.find('test', 'easypaisa', to))?.transfers).toBe(3);
    for (const id of world.woken.splice(0)) await checkTransfer(two, id);
    expect(await world.states(deposit.id)).toEqual(['credited']);
  });

  test('that was imported before changes nothing and says so, also when several import it at once; into another wallet it is another', async () => {
    const content = file(line(newNumber(), '5'), line(newNumber(), '6', ''));
    const before = await world.records();
    const made = await Promise.all([one, two, one, two].map((process) => importInto(process, content)));
    expect(made.filter(({ replayed }) => replayed)).toHaveLength(3);
    expect(new Set(made.map(({ replayed: _replayed, ...rest }) => JSON.stringify(rest))).size).toBe(1);
    expect(await world.records()).toMatchObject({ records: before.records + 1, brokenAt: 0 });
    expect(await importInto(one, content, BOTH, NUMBER)).toMatchObject({ replayed: false, recorded: 2 });
  });

  test('is refused whole unless two different operators are who they say, and where a line or the wallet is wrong', async () => {
    const number = newNumber();
    const good = file(line(number, '5'));
    const [before, chain] = [await transfersInto(to), await world.records()];
    const right: [string, string] = ['ayesha', 'right'];
    for (const operators of [[], by(right), by(right, right), by(right, ['bilal', 'right'], ['chand', 'right'])]) await expect(importInto(one, good, operators)).rejects.toMatchObject({ code: 'invalid_request' });
    for (const operators of [by(right, ['bilal', 'wrong']), by(['ayesha', 'wrong'], ['bilal', 'right'])]) await expect(importInto(one, good, operators)).rejects.toMatchObject({ code: 'unauthenticated', message: 'The operators are not authenticated.' });
    await expect(importInto(one, file(line(number, '5'), line('x', '5')))).rejects.toMatchObject({ code: 'invalid_request', message: expect.stringContaining('line 3') });
    await expect(importInto(one, good, BOTH, '03450000077')).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(importInto(one, Buffer.alloc((1 << 20) + 1))).rejects.toMatchObject({ code: 'invalid_request' });
    const pushed = { mode: 'MODE_TEST', walletType: 'easypaisa', receivingNumber: to, transactionNumber: number, amount: { minor: '500', currency: 'PKR' }, senderNumber: '', transferredAt: world.clock.now().toISOString() } as const;
    for (const source of ['TRANSFER_SOURCE_IMPORT', 'TRANSFER_SOURCE_FEED'] as const) await expect(depositHandlers(one).recordTransfer({ transfer: pushed, source }, CONTEXT)).rejects.toMatchObject({ code: 'invalid_request' });
    expect([await transfersInto(to), await world.records()]).toEqual([before, chain]);
    expect(await depositHandlers(one).recordTransfer({ transfer: pushed, source: 'TRANSFER_SOURCE_PUSH' }, CONTEXT)).toMatchObject({ known: false });
  });

  test('whose record cannot be written leaves no transfer', async () => {
    const [before, { records: length }] = [await transfersInto(to), await world.records()];
    const blocking = world.audits.entries.collection;
    await blocking.insertOne({ _id: `${WALLETS_CHAIN}:${length + 1}` as never });
    await expect(importInto(one, file(line(newNumber(), '5')))).rejects.toThrow();
    expect(await transfersInto(to)).toEqual(before);
    await blocking.deleteOne({ _id: `${WALLETS_CHAIN}:${length + 1}` as never });
    expect(await world.records()).toMatchObject({ records: length, brokenAt: 0 });
  });

  test('beside a feed that tells of the same records each transfer once', async () => {
    const numbers = Array.from({ length: 30 }, newNumber);
    const [made, fed] = await Promise.all([
      importInto(one, file(...numbers.map((number) => line(number, '1200')))),
      Promise.all(numbers.map((number) => recordTransfer(two, world.transfer(number, { receivingNumber: to }), 'feed'))),
    ]);
    expect(made).toMatchObject({ lines: 30, contradicting: 0 });
    expect(Number(made.recorded) + fed.filter(({ recorded }) => recorded.kind === 'new').length).toBe(30);
    expect((await transfersInto(to)).filter(({ number }) => numbers.includes(number))).toHaveLength(30);
  });
});
