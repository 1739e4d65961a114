import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { call, hashOf, inquiryOf, newReference, paths, payV1, payV2, post, refundOf, salt } from './support/jazzcash.ts';
import { callV4, inquiry, ma, newOrderId } from './support/easypaisa.ts';
import { ledgerOf, readJson, startTestSimulator } from './support/simulator.ts';
import type { Json, TestSimulator } from './support/simulator.ts';

let simulator: TestSimulator;
let base: string;

beforeAll(async () => {
  simulator = await startTestSimulator('simulator-faults');
  base = simulator.jazzcash;
});
beforeEach(() => simulator.control.put('/faults', { seed: 0, faults: [] }));
afterAll(() => simulator.stop());

const payer = '03211234567';

async function plan(operation: string, fault: Json, account = '*'): Promise<void> {
  await simulator.control.put('/faults', { seed: 3, faults: [{ account, operation, percent: 100, fault }] });
}

/** How a charge looked from outside: a code, an HTTP status with a page, or a cut connection. */
async function look(fields: Record<string, string>, path: string = paths.classic.v1): Promise<string> {
  try {
    const { status, text } = await post(base, path, { ...fields, pp_SecureHash: hashOf(fields, salt) });
    return text.startsWith('<') ? `page ${status}` : String(readJson(text)['pp_ResponseCode']);
  } catch {
    return 'cut';
  }
}

const standing = async (reference: string): Promise<string> => {
  const answer = await call(base, paths.classic.inquiry, inquiryOf(reference));
  return answer['pp_ResponseCode'] === '000' ? String(answer['pp_PaymentResponseCode']) : String(answer['pp_ResponseCode']);
};

describe('a planned fault of a charge', () => {
  test.each([
    [{ kind: 'decline', code: '118' }, '118', [], '118'],
    [{ kind: 'timeout-before-debit' }, 'cut', [], '134'],
    [{ kind: 'timeout-after-debit' }, 'cut', ['debit 10000'], '121'],
    [{ kind: '500-before-debit' }, 'page 500', [], '199'],
    [{ kind: '500-after-debit' }, 'page 500', ['debit 10000'], '121'],
    [{ kind: 'non-json-page' }, 'page 200', [], '109'],
    [{ kind: 'non-json-page', when: 'after' }, 'page 200', ['debit 10000'], '121'],
    [{ kind: 'drop-connection', when: 'before' }, 'cut', [], '109'],
    [{ kind: 'drop-connection', when: 'after' }, 'cut', ['debit 10000'], '121'],
    [{ kind: 'outage' }, 'cut', [], '109'],
    [{ kind: 'outage', mode: '503' }, 'page 503', [], '109'],
    [{ kind: 'delay', ms: 50 }, '000', ['debit 10000'], '121'],
  ])('%j: the caller sees %s, the ledger %j, and the inquiry ends at %s', async (fault, seen, ledger, verdict) => {
    await plan('charge', fault);
    const reference = newReference();
    expect(await look(payV1(reference, payer))).toBe(seen);
    await eventually(async () => (await standing(reference)) === verdict);
    expect(await ledgerOf(simulator.control, reference)).toEqual(ledger);
  });

  test('after the debit does not pay what the wallet declines', async () => {
    await plan('charge', { kind: '500-after-debit' });
    const reference = newReference();
    expect(await look(payV1(reference, '03000000001'))).toBe('page 500');
    expect(await standing(reference)).toBe('004');
    expect(await ledgerOf(simulator.control, reference)).toEqual([]);
  });

  test('a wrong amount is well signed, and the ledger keeps the right one', async () => {
    await plan('charge', { kind: 'wrong-amount' });
    const reference = newReference();
    expect(await call(base, paths.classic.v2, payV2(reference, payer))).toMatchObject({ pp_ResponseCode: '000', pp_Amount: '10100' });
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000']);
  });

  test('a wrong signature is wrong', async () => {
    await plan('charge', { kind: 'wrong-signature' });
    await expect(call(base, paths.classic.v1, payV1(newReference(), payer))).rejects.toThrow("the answer's hash is wrong");
  });

  test('hits its account only', async () => {
    await plan('charge', { kind: 'decline', code: '118' }, 'jazzcash-alt');
    expect(await look(payV1(newReference(), payer))).toBe('000');
  });

  test('hits the same references again after a replay with the same seed', async () => {
    const seeds = { seed: 42, faults: [{ account: '*', operation: 'charge', percent: 50, fault: { kind: 'decline', code: '118' } }] };
    const references = Array.from({ length: 20 }, () => newReference());
    const run = async (): Promise<string[]> => {
      await simulator.control.post('/reset');
      await simulator.control.put('/faults', seeds);
      return Promise.all(references.map((reference) => look(payV1(reference, payer))));
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set(['000', '118']));
    expect(await run()).toEqual(first);
  });
});

describe('a planned fault of other calls', () => {
  test.each([
    [{ kind: 'timeout-after-debit' }],
    [{ kind: '500-before-debit' }],
    [{ kind: 'drop-connection', when: 'before' }],
    [{ kind: 'non-json-page' }],
  ])('%j hides an inquiry', async (fault) => {
    const reference = newReference();
    await call(base, paths.classic.v1, payV1(reference, payer));
    await plan('inquiry', fault);
    expect(await look(inquiryOf(reference), paths.classic.inquiry)).not.toBe('000');
  });

  test('an inquiry that fails half the time succeeds in the end', async () => {
    const reference = newReference();
    await call(base, paths.classic.v1, payV1(reference, payer));
    await simulator.control.put('/faults', { seed: 5, faults: [{ account: '*', operation: 'inquiry', percent: 50, fault: { kind: '500-before-debit' } }] });
    await eventually(async () => (await look(inquiryOf(reference), paths.classic.inquiry)) === '000');
  });

  test('an inquiry may name a wrong amount', async () => {
    const orderId = newOrderId();
    await callV4(simulator.easypaisa, 'initiate-ma-transaction', ma(orderId, payer));
    await plan('inquiry', { kind: 'wrong-amount' });
    expect(Number((await callV4(simulator.easypaisa, 'inquire-transaction', inquiry(orderId)))['transactionAmount'])).toBe(101);
  });

  test.each([
    [{ kind: 'timeout-before-debit' }, []],
    [{ kind: 'timeout-after-debit' }, ['refund 10000']],
    [{ kind: '500-before-debit' }, []],
    [{ kind: '500-after-debit' }, ['refund 10000']],
    [{ kind: 'decline', code: '455' }, []],
  ])('%j of a refund books %j', async (fault, booked) => {
    const reference = newReference();
    await call(base, paths.classic.v1, payV1(reference, payer));
    await plan('refund', fault);
    expect(await look(refundOf(reference), paths.classic.refund)).not.toBe('000');
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000', ...booked]);
  });
});

describe('an outage', () => {
  test.each([
    ['reset', 'cut'],
    ['503', 'page 503'],
    ['silence', 'cut'],
  ])('by %s takes one account away, until it ends', async (mode, seen) => {
    const [lost, kept] = [newReference(), newReference()];
    await simulator.control.put('/outages/jazzcash-main', { on: true, mode });
    expect(await look(payV1(lost, payer))).toBe(seen);
    expect(await callV4(simulator.easypaisa, 'initiate-ma-transaction', ma(newOrderId(), payer))).toMatchObject({ responseCode: '0000' });
    await simulator.control.put('/outages/jazzcash-main', { on: false });
    expect(await standing(lost)).toBe('109');
    expect(await look(payV1(kept, payer))).toBe('000');
  });
});
