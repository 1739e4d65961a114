import { expect, test } from '@jest/globals';
import { splitProvider } from './load-money.ts';
import type { ProviderTruth } from './truth.ts';

const line = (seq: number, account: string, kind: string) => ({ seq, at: seq, account, reference: `R${seq}`, mobile: '03401000000', kind, amountMinor: 5n });
const prompt = (account: string) => ({ account, reference: 'R', mobile: '03401000000', openedAt: 1, endedAt: 2 });
const providerOf = (...lines: readonly ReturnType<typeof line>[]) => ({ ledger: lines, prompts: [prompt('main'), prompt('payout')], windowMs: 1 }) as unknown as ProviderTruth;

test('payments are judged by what was charged alone, numbered without a gap', () => {
  const { provider, lines } = splitProvider(providerOf(line(1, 'main', 'debit'), line(2, 'payout', 'payout'), line(3, 'main', 'refund'), line(4, 'payout', 'payout-reversal')), ['payout']);
  expect(provider.ledger.map(({ seq, reference }) => [seq, reference])).toEqual([[1, 'R1'], [2, 'R3']]);
  expect(provider.prompts.map(({ account }) => account)).toEqual(['main']);
  expect(lines.map(({ kind }) => kind)).toEqual(['payout', 'payout-reversal']);
});

test('a payout is known by its receiver as the books name it: a number, or bank and account', () => {
  const { lines } = splitProvider(providerOf(line(1, 'payout', 'payout'), { ...line(2, 'bank-payout', 'payout'), mobile: 'ABL/PK36ADGI0000000000000001' }), []);
  expect(lines.map(({ receiver }) => receiver)).toEqual(['03401000000', 'ABL/PK36ADGI0000000000000001']);
});

test('a gap in the whole ledger stays one', () => {
  const { provider } = splitProvider(providerOf(line(1, 'main', 'debit'), line(3, 'main', 'refund')), []);
  expect(provider.ledger.map(({ seq }) => seq)).toEqual([1, 3]);
});
