import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { EASYPAISA_BANK, easypaisaPayoutClient, JAZZCASH_BANK, jazzcashPayoutClient } from './support/payouts.ts';
import type { EasypaisaPayoutClient, JazzcashPayoutClient } from './support/payouts.ts';
import { ledgerOf, readJson, startTestSimulator } from './support/simulator.ts';
import type { Json, TestSimulator } from './support/simulator.ts';

const IBAN = 'PK36SCBL0000001123456702';

let simulator: TestSimulator;
let jazzcash: JazzcashPayoutClient;
let easypaisa: EasypaisaPayoutClient;
beforeAll(async () => {
  simulator = await startTestSimulator('simulator-banks');
  jazzcash = jazzcashPayoutClient(simulator, JAZZCASH_BANK);
  easypaisa = easypaisaPayoutClient(simulator, EASYPAISA_BANK);
});
afterAll(() => simulator.stop());

let count = 0;
const reference = (): string => `BO${String((count += 1)).padStart(6, '0')}`;

async function paidTo(receiver: string): Promise<string[]> {
  const { entries } = await simulator.control.get('/ledger?limit=5000');
  if (!Array.isArray(entries)) throw new Error('no ledger');
  return entries.map((line: unknown) => readJson(JSON.stringify(line))).filter((line) => line['mobile'] === receiver).map(({ kind, amountMinor }) => `${String(kind)} ${String(amountMinor)}`);
}

describe('JazzCash pays into bank accounts', () => {
  const fetchTitle = (bankAccountNumber: string, change: Json = {}) => jazzcash.titleFetch({ bankAccountNumber, bankCode: 'ABL', amount: '10.50', receiverMSISDN: '03219990001', referenceId: reference(), ...change });
  const statusOf = async (original: unknown): Promise<Json> => await jazzcash.status({ originalReferenceId: original, referenceID: reference() });
  const payTo = async (accountNumber: string): Promise<{ reference: string; answer: Json }> => {
    const { transactionID } = await fetchTitle(accountNumber);
    const own = reference();
    return { reference: own, answer: await jazzcash.payBank({ Init_transactionID: transactionID, referenceID: own }) };
  };

  test('a title fetch moves nothing and is good for one payment; the status query finds that by its own reference', async () => {
    const fetched = await fetchTitle('9876543210');
    expect(fetched).toMatchObject({ responseCode: 'G2P-T-0', amount: '10.50' });
    expect(await paidTo('ABL/9876543210')).toEqual([]);
    const own = reference();
    const order = { Init_transactionID: fetched['transactionID'], referenceID: own };
    expect(await jazzcash.payBank(order)).toMatchObject({ responseCode: 'G2P-T-0', referenceID: own, amount: '10.50' });
    expect(await jazzcash.payBank(order)).toMatchObject({ responseCode: 'G2P-T-2002' });
    expect(await jazzcash.payBank({ ...order, Init_transactionID: (await fetchTitle('9876543210'))['transactionID'] })).toMatchObject({ responseCode: 'G2P-T-13' });
    expect(await ledgerOf(simulator.control, own)).toEqual(['payout 1050']);
    expect(await paidTo('ABL/9876543210')).toEqual(['payout 1050']);
    expect(await statusOf(own)).toMatchObject({ transactionStatus: 'Completed' });
  });

  test.each([
    [{ bankCode: 'NOWHERE' }, '97'], [{ bankCode: '' }, '97'], [{ amount: '10' }, '97'], [{ receiverMSISDN: '923219990001' }, '97'], [{ referenceId: '' }, '97'],
    [{ bankAccountNumber: '1234' }, '30008'], [{ bankAccountNumber: 'PK36SCBL0000001123456703' }, '30008'], [{ bankAccountNumber: '03000000003' }, '30008'],
  ])('a title fetch with %j is refused: %s', async (change, code) => {
    expect(await fetchTitle('9876543210', change)).toMatchObject({ responseCode: `G2P-T-${code}` });
  });

  test('an account whose number is a documented one behaves as that number', async () => {
    const late = await payTo('03000000052');
    expect(late.answer).toMatchObject({ responseCode: 'G2P-T-2015' });
    await eventually(async () => (await statusOf(late.reference))['transactionStatus'] === 'Completed');
    expect((await payTo('03000000050')).answer).toMatchObject({ responseCode: 'G2P-T-2009' });
    await expect(payTo('03000000054')).rejects.toThrow();
    expect(await paidTo('ABL/03000000054')).toEqual(['payout 1050']);
    expect(await simulator.control.get('/wallets/03000000054')).toMatchObject({ jazzcash: { balanceMinor: 1_000_000_000_000_000 } });
  });

  test('each account of the gateway makes its own calls only', async () => {
    const wallets = jazzcashPayoutClient(simulator);
    expect(await wallets.titleFetch({ bankAccountNumber: IBAN, bankCode: 'SCB', amount: '1.00', receiverMSISDN: '03219990001', referenceId: reference() })).toMatchObject({ responseCode: 'G2P-T-2000' });
    expect(await jazzcash.pay({ receiverCNIC: '', receiverMSISDN: '03219990001', amount: '1.00', referenceId: reference() })).toMatchObject({ responseCode: 'G2P-T-2000' });
  });
});

describe('Easypaisa pays into bank accounts', () => {
  const asked = (AccountNumber: string, change: Json = {}): Json => ({ Amount: '10.5', AccountNumber, BankTitle: 'ALLIED BANK LIMITED', BankShortName: 'ABL', MSISDN: '923450000003', ReceiverMSISDN: '923219990001', TransactionPurpose: '0350', ...change });
  const ask = (fields: Json) => easypaisa.call('/SubscriberIBFT/Inquiry', fields);
  const repeated = ({ Name, Branch, Username, ReceiverIBAN }: Json): Json => ({ SenderName: Name, Branch, Username, ReceiverIBAN });

  test('the transfer repeats question and answer, once; status by the bank\'s number', async () => {
    const question = asked(IBAN);
    const owner = await ask(question);
    expect(owner).toMatchObject({ ResponseCode: '0', ReceiverIBAN: IBAN });
    const order = { ...question, ...repeated(owner) };
    const paid = await easypaisa.call('/SubscriberIBFT/Transfer', order);
    expect(paid).toMatchObject({ ResponseCode: '0', TransactionStatus: 'Completed' });
    expect(await easypaisa.call('/SubscriberIBFT/Transfer', order)).toMatchObject({ ResponseMessage: 'INVALID_PARAMETER' });
    expect(await paidTo(`ABL/${IBAN}`)).toEqual(['payout 1050']);
    expect(await easypaisa.call('/transaction-status-inquiry/TransactionStatusInquiry', { transactionID: paid['TransactionReference'] })).toMatchObject({ TransactionStatus: 'Completed' });
  });

  test.each([[{ Amount: '11' }], [{ AccountNumber: '9876543211' }], [{ BankShortName: 'HBL' }], [{ ReceiverMSISDN: '923219990002' }], [{ SenderName: 'X' }], [{ ReceiverIBAN: IBAN }], [{ Username: 'X' }]])('a transfer that changes %j is refused', async (change) => {
    const question = asked('9876543210');
    expect(await easypaisa.call('/SubscriberIBFT/Transfer', { ...question, ...repeated(await ask(question)), ...change })).toMatchObject({ ResponseMessage: 'INVALID_PARAMETER' });
    expect(await paidTo('ABL/9876543211')).toEqual([]);
  });

  test.each([
    [{ BankShortName: 'NOWHERE' }, 'TARGET_BANK_NOT_FOUND'], [{ BankTitle: 'HABIB BANK LIMITED' }, 'TARGET_BANK_NOT_FOUND'], [{ TransactionPurpose: '' }, 'INVALID_PARAMETER'], [{ MSISDN: '923450000001' }, 'INVALID_PARAMETER'],
    [{ AccountNumber: '1234' }, 'TARGET_NOT_FOUND'], [{ AccountNumber: '03000000003' }, 'TARGET_NOT_FOUND'],
  ])('a question with %j is refused: %s', async (change, message) => {
    expect(await ask(asked('9876543210', change))).toMatchObject({ ResponseMessage: message });
  });

  test('the wallet account cannot pay into banks, nor the bank account into wallets', async () => {
    expect(await easypaisaPayoutClient(simulator).call('/SubscriberIBFT/Inquiry', asked(IBAN, { MSISDN: '923450000001' }))).toMatchObject({ ResponseMessage: 'OPERATION_NOT_ALLOWED' });
    expect(await easypaisa.call('/MaToMA/Transfer', { Amount: '1', MSISDN: '923450000003', ReceiverMSISDN: '923219990001' })).toMatchObject({ ResponseMessage: 'OPERATION_NOT_ALLOWED' });
  });
});
