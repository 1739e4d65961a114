import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { checkChain, EMPTY_CHAIN, nextEntry, type AuditEntry, type AuditFacts, type ChainHead, type StatementFacts, type WalletFacts } from './audit-chain.ts';

const FACTS: AuditFacts = {
  action: 'attempt.settled',
  merchantId: 'mer_1',
  mode: 'test',
  paymentId: 'pay_1',
  attemptNumber: 1,
  refundId: '',
  verdict: 'succeeded',
  stateBefore: 'unknown',
  stateAfter: 'succeeded',
  reason: 'line 14 of the statement of 20 November',
  operators: ['ayesha', 'bilal'],
  at: new Date('2026-11-20T12:00:00Z'),
};

const STATEMENT: StatementFacts = { walletType: 'easypaisa', receivingNumber: '03450000001', fileSha256: 'a'.repeat(64), lines: 6, recorded: 3, known: 2, contradicting: 1, recordedMinor: '360000', currency: 'PKR' };
const { merchantId: _merchantId, verdict: _verdict, ...rest } = FACTS;
const IMPORT: AuditFacts = { ...rest, action: 'statement.imported', merchantId: '', paymentId: 'imp_1', verdict: '', statement: STATEMENT };

const STATE = { title: 'Adaigi 1', channel: 'easypaisa-statement', disabled: false, dailyAmountMinor: '', currency: '', dailyTransfers: 0, coolDownS: 0 };
const WALLET: WalletFacts = { walletType: 'easypaisa', receivingNumber: '03450000001', before: STATE, after: { ...STATE, disabled: true } };

function chainOf(length: number): { entries: AuditEntry[]; head: ChainHead } {
  const entries: AuditEntry[] = [];
  let head = EMPTY_CHAIN;
  for (let number = 1; number <= length; number += 1) {
    const entry = nextEntry(head, { ...FACTS, paymentId: `pay_${number}` });
    entries.push(entry);
    head = entry;
  }
  return { entries, head };
}

async function* stream(entries: readonly AuditEntry[]): AsyncIterable<AuditEntry> {
  yield* entries;
}

describe('an audit chain', () => {
  test('is whole as it was written, the empty one too', async () => {
    for (const length of [0, 1, 7]) {
      const { entries, head } = chainOf(length);
      expect(await checkChain(stream(entries), head)).toEqual({ records: length, brokenAt: 0 });
    }
  });

  test('numbers its records from 1 and links each to the one before', () => {
    const { entries } = chainOf(3);
    expect(entries.map(({ seq, previousHash }) => [seq, previousHash])).toEqual([[1, '0'.repeat(64)], [2, entries[0]?.hash], [3, entries[1]?.hash]]);
  });

  test('shows any change of any field of any record, at its place', async () => {
    const { entries, head } = chainOf(5);
    const changes: Partial<AuditEntry>[] = [
      { reason: 'something else entirely' },
      { operators: ['ayesha', 'mallory'] },
      { verdict: 'declined' },
      { stateBefore: 'pending' },
      { stateAfter: 'declined' },
      { paymentId: 'pay_9' },
      { attemptNumber: 2 },
      { refundId: 'ref_1' },
      { action: 'refund.settled' },
      { mode: 'live' },
      { merchantId: 'mer_2' },
      { at: new Date(0) },
      { hash: 'f'.repeat(64) },
      { previousHash: 'f'.repeat(64) },
      { statement: STATEMENT },
      { wallet: WALLET },
      { freedTransfer: false },
    ];
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.constantFrom(...changes), async (place, change) => {
        const tampered = entries.map((entry, index) => (index === place ? { ...entry, ...change } : entry));
        expect((await checkChain(stream(tampered), head)).brokenAt).toBe(place + 1);
      }),
    );
  });

  test('shows a record that is missing, at the end too, and one that is surplus', async () => {
    const { entries, head } = chainOf(5);
    for (let place = 0; place < 5; place += 1) {
      expect((await checkChain(stream(entries.toSpliced(place, 1)), head)).brokenAt).toBe(place + 1);
    }
    expect((await checkChain(stream([...entries, nextEntry(head, FACTS)]), head)).brokenAt).toBe(6);
  });

  test('a record written anew with a hash of its own breaks the link behind it; the last one breaks the end', async () => {
    const { entries, head } = chainOf(3);
    for (const place of [0, 1, 2]) {
      const before: ChainHead = entries[place - 1] ?? EMPTY_CHAIN;
      const forged = entries.with(place, nextEntry(before, { ...FACTS, verdict: 'declined' }));
      expect((await checkChain(stream(forged), head)).brokenAt).toBe(Math.min(place + 2, 3));
    }
  });

  test('keeps the hashes of the records that were written before', () => {
    expect(nextEntry(EMPTY_CHAIN, FACTS).hash).toBe('1c1f89da0ff241b8eb390a0db05a09d1c93396f72ce3da793148facb0f31aca8');
  });

  test('of imports is no merchant\'s, and shows any change of any number of a statement', async () => {
    const entry = nextEntry(EMPTY_CHAIN, IMPORT);
    expect(entry).toMatchObject({ chain: 'receiving-wallets', seq: 1 });
    const changes: Partial<StatementFacts>[] = [{ walletType: 'jazzcash' }, { receivingNumber: '03450000002' }, { fileSha256: 'b'.repeat(64) }, { lines: 7 }, { recorded: 4 }, { known: 3 }, { contradicting: 0 }, { recordedMinor: '1' }, { currency: 'USD' }];
    for (const change of changes) expect((await checkChain(stream([{ ...entry, statement: { ...STATEMENT, ...change } }]), entry)).brokenAt).toBe(1);
    expect(await checkChain(stream([entry]), entry)).toEqual({ records: 1, brokenAt: 0 });
  });

  test('of receiving wallets shows any change of what one was and is', async () => {
    const { statement: _statement, ...facts } = IMPORT;
    const entry = nextEntry(EMPTY_CHAIN, { ...facts, action: 'receiving_wallet.set', paymentId: 'wal_1', wallet: WALLET });
    const states = [{ title: 'x' }, { channel: '' }, { disabled: !WALLET.after.disabled }, { dailyAmountMinor: '1' }, { currency: 'PKR' }, { dailyTransfers: 1 }, { coolDownS: 1 }];
    const changes: Partial<WalletFacts>[] = [{ walletType: 'jazzcash' }, { receivingNumber: '03450000002' }, { before: null }, { before: WALLET.after }, ...states.map((state) => ({ after: { ...WALLET.after, ...state } }))];
    for (const change of changes) expect((await checkChain(stream([{ ...entry, wallet: { ...WALLET, ...change } }]), entry)).brokenAt).toBe(1);
    expect(await checkChain(stream([entry]), entry)).toEqual({ records: 1, brokenAt: 0 });
    const added = nextEntry(EMPTY_CHAIN, { ...facts, action: 'receiving_wallet.set', paymentId: 'wal_1', wallet: { ...WALLET, before: null } });
    expect(await checkChain(stream([added]), added)).toEqual({ records: 1, brokenAt: 0 });
  });

  test('shows that a decision about a deposit is said to have freed its transfer, or not, otherwise than it was', async () => {
    const { freedTransfer, ...silent } = nextEntry(EMPTY_CHAIN, { ...FACTS, action: 'deposit.decided', freedTransfer: true });
    for (const changed of [{ ...silent, freedTransfer: false }, silent]) expect((await checkChain(stream([changed]), silent)).brokenAt).toBe(1);
    expect(await checkChain(stream([{ ...silent, freedTransfer }]), silent)).toEqual({ records: 1, brokenAt: 0 });
  });
});
