import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import { jazzcashHash } from '@adaigi/signatures';
import { parseCallback } from './callback.ts';
import { chargeOutcome } from './charge.ts';
import { parseJazzcashConfig } from './config.ts';
import { inquiryOutcome, refundInquiryOutcome } from './inquire.ts';
import { refundOutcome } from './refund.ts';
import { CODES } from './status-map.ts';
import type { WireFields } from './wire.ts';

/** The documented table, one class per code: S success, P pending, D decline, U unknown, R after the sale. */
const DOCUMENTED: Readonly<Record<'S' | 'P' | 'D' | 'U' | 'R', string>> = {
  S: '000 121',
  P: '124 157 210 435',
  R: '125 119 122 131 126 128',
  D: `001 106 107 002 003 067 004 405 453 014 015 016 102 103 404 024 060 066 111 117 104 108 408 095 101 105 110 112 113 115 118 127 129 135
      402 409 411 414 415 416 419 421 423 424 425 426 410 412 446 448`,
  // 059 and 200 are listed with the remark that unknown is the safe reading; 116 is a decline in an inquiry and a notification only.
  U: `200 059 116 109 055 058 062 063 134 403 199 999 401 406 407 429 430 431 432 417 422 433 434 436 437 438 439 440 441 442 443 444 449 450
      120 132 451 452 454 455`,
};
const rows = Object.entries(DOCUMENTED).flatMap(([letter, codes]) => codes.trim().split(/\s+/).map((code) => [code, letter] as const));

const SALT = 'codes9salt';
const secret = (text: string) => ({ reveal: () => text });
const config = parseJazzcashConfig({
  endpoint: { baseUrl: 'https://sandbox.jazzcash.com.pk' },
  account: { merchantId: 'MC1', returnUrl: 'https://example.com/return' },
  secrets: { password: secret('p'), integritySalt: secret(SALT) },
});
const REFERENCE = 'A1B2C3D4E5F6G7H8J9K0';
const amount = money(10_000n, 'PKR');
const chargeOrder = { reference: REFERENCE, amount, payer: { mobile: '03123456789', name: '', email: '', cnic: '' }, description: '', method: 'wallet', now: new Date(), leaveBy: 0 } as const;
const early = { operation: 'charge', reference: REFERENCE, amount, method: 'wallet', charge: null, conclusive: false, notFoundConclusive: false, answeredCode: '', now: new Date() } as const;
const late = { ...early, conclusive: true, notFoundConclusive: true };

function sign(fields: WireFields): WireFields {
  return { ...fields, pp_SecureHash: jazzcashHash(fields, SALT) };
}

function paid(code: string, message = 'text'): Outcome {
  return chargeOutcome(config, chargeOrder, sign({ pp_ResponseCode: code, pp_ResponseMessage: message, pp_TxnRefNo: REFERENCE, pp_MerchantID: 'MC1', pp_TxnCurrency: 'PKR', pp_Amount: '10000' }));
}

function found(status: string, code: string, order: Parameters<typeof inquiryOutcome>[1] = late): Outcome {
  return inquiryOutcome(config, order, sign({ pp_ResponseCode: '000', pp_PaymentResponseCode: code, pp_Status: status }));
}

function verdictOn(code: string, extra: WireFields = {}): ReturnType<typeof parseCallback> {
  const body = Buffer.from(JSON.stringify(sign({ pp_TxnRefNo: REFERENCE, pp_ResponseCode: code, ...extra })));
  return parseCallback(config, { method: 'POST', query: '', contentType: 'application/json', body });
}

function notified(code: string, extra: WireFields = {}): Outcome | 'refused' {
  const verdict = verdictOn(code, extra);
  return verdict.kind === 'accepted' ? verdict.outcome : 'refused';
}

test('the table of the connector has exactly the documented codes', () => {
  expect(Object.keys(CODES).sort()).toEqual(rows.map(([code]) => code).sort());
});

describe('the answer to a payment', () => {
  const KIND = { S: 'succeeded', P: 'pending', D: 'declined', U: 'unknown', R: 'unknown' } as const;
  test.each(rows)('%s (%s)', (code, letter) => {
    expect(paid(code)).toMatchObject({ kind: KIND[letter as keyof typeof KIND], providerCode: code });
  });

  test('999 is a decline only where the text says that our set-up is incomplete; 110 with that text is no news about the payer', () => {
    expect(paid('999', 'Insufficient Merchant Information.')).toMatchObject({ kind: 'declined', reason: 'configuration' });
    expect(paid('110', 'insufficient merchant information pp_MobileNumber')).toMatchObject({ kind: 'declined', reason: 'configuration' });
  });

  test('110 is read by the field that it names; a refused reference may hide a first payment', () => {
    expect(paid('110', 'Please provide a valid value for pp_CNIC.')).toMatchObject({ kind: 'declined', fault: 'payer', reason: 'invalid_payer_details' });
    expect(paid('110', 'Please provide a valid value for pp_Amount.')).toMatchObject({ kind: 'declined', reason: 'amount_not_allowed' });
    expect(paid('110', 'Please provide a valid value for pp_ReturnURL.')).toMatchObject({ kind: 'declined', fault: 'merchant', reason: 'configuration' });
    expect(paid('110', 'Please provide a valid value for pp_TxnRefNo.')).toMatchObject({ kind: 'unknown' });
  });

  test('101 and 115 are declines even when their hash cannot be right, since our own salt or password is wrong', () => {
    for (const code of ['101', '115']) {
      expect(chargeOutcome(config, chargeOrder, { pp_ResponseCode: code, pp_SecureHash: 'F'.repeat(64) })).toMatchObject({ kind: 'declined', fault: 'merchant', reason: 'configuration' });
    }
  });

  test('success without hash, reference, merchant, currency or amount is no success', () => {
    const whole = { pp_ResponseCode: '000', pp_TxnRefNo: REFERENCE, pp_MerchantID: 'MC1', pp_TxnCurrency: 'PKR', pp_Amount: '10000' };
    expect(chargeOutcome(config, chargeOrder, whole)).toMatchObject({ kind: 'unknown', integrityProblem: 'signature' });
    for (const [name, problem] of [['pp_TxnRefNo', 'reference'], ['pp_MerchantID', 'merchant'], ['pp_TxnCurrency', 'currency'], ['pp_Amount', 'amount']] as const) {
      expect(chargeOutcome(config, chargeOrder, sign({ ...whole, [name]: null }))).toMatchObject({ kind: 'unknown', integrityProblem: problem });
    }
  });

  test('both spellings of the retrieval reference are read', () => {
    for (const name of ['pp_RetreivalReferenceNo', 'pp_RetrievalReferenceNo']) {
      expect(chargeOutcome(config, chargeOrder, sign({ pp_ResponseCode: '157', [name]: '261120644299' }))).toMatchObject({ providerTransactionId: '261120644299' });
    }
  });
});

describe('an inquiry\'s payment code', () => {
  const COMPLETED = { S: 'succeeded', P: 'pending', D: 'unknown', U: 'unknown', R: 'succeeded' } as const;
  const FAILED = { S: 'unknown', P: 'pending', D: 'declined', U: 'declined', R: 'unknown' } as const;

  test.each(rows)('%s (%s) with Completed', (code, letter) => {
    expect(found('Completed', code).kind).toBe(COMPLETED[letter as keyof typeof COMPLETED]);
  });

  test.each(rows.filter(([code]) => !['109', '122', '131'].includes(code)))('%s (%s) with Failed, Dropped or Validation Failed', (code, letter) => {
    for (const status of ['Failed', 'Dropped', 'Validation Failed']) {
      expect(found(status, code).kind).toBe(FAILED[letter as keyof typeof FAILED]);
      // Within ten minutes it may be a look at a payment in flight.
      expect(['pending', 'unknown']).toContain(found(status, code, early).kind);
    }
  });

  test.each(rows)('%s (%s) with Pending or without a status decides nothing', (code) => {
    for (const status of ['Pending', '']) expect(found(status, code).kind).toBe('pending');
  });

  test('an undocumented code beside Failed is a decline, beside Completed it proves nothing', () => {
    expect(found('Failed', '987')).toMatchObject({ kind: 'declined', reason: 'provider_refused' });
    expect(found('Completed', '987')).toMatchObject({ kind: 'unknown', reason: 'provider_code_unknown' });
    expect(found('Reticent', '121')).toMatchObject({ kind: 'unknown' });
  });

  test('122 and 131 say that the money was given back', () => {
    for (const code of ['122', '131']) for (const status of ['Completed', 'Failed']) expect(found(status, code)).toMatchObject({ kind: 'succeeded', reversed: true });
    expect(found('Completed', '121')).toMatchObject({ reversed: false });
  });

  test('109 means nothing before the transaction has expired', () => {
    const none = sign({ pp_ResponseCode: '109' });
    expect(inquiryOutcome(config, { ...late, notFoundConclusive: false }, none)).toMatchObject({ kind: 'unknown', reason: 'not_found_yet' });
    expect(inquiryOutcome(config, late, none)).toEqual({ kind: 'not_sent', reason: 'never_received' });
    expect(found('Failed', '109', early)).toMatchObject({ kind: 'unknown', reason: 'not_found_yet' });
  });
});

describe('the inquiry\'s own code', () => {
  test.each(rows.filter(([code]) => code !== '000' && code !== '109'))('%s (%s) says nothing about the payment', (code) => {
    const fields = sign({ pp_ResponseCode: code, pp_PaymentResponseCode: '121', pp_Status: 'Completed' });
    expect(inquiryOutcome(config, late, fields)).toMatchObject({ kind: 'unknown' });
  });

  test.each(['101', '110', '115'])('%s calls the operator', (code) => {
    expect(inquiryOutcome(config, late, { pp_ResponseCode: code })).toMatchObject({ kind: 'unknown', reason: 'configuration' });
  });
});

describe('a notification', () => {
  const KIND = { P: 'pending', D: 'declined', U: 'declined' } as const;
  test.each(rows.filter(([, letter]) => letter in KIND).filter(([code]) => code !== '109'))('%s (%s)', (code, letter) => {
    expect(notified(code)).toMatchObject({ kind: KIND[letter as keyof typeof KIND] });
  });

  test('only 121 is paid, 122 and 131 given back; the rest wakes an inquiry', () => {
    expect(notified('121')).toMatchObject({ kind: 'succeeded', amount: null, reversed: false });
    for (const code of ['122', '131']) expect(notified(code)).toMatchObject({ kind: 'succeeded', reversed: true });
    for (const code of ['000', '109', '119', '125', '126', '128', '987', '']) expect(notified(code)).toMatchObject({ kind: 'unknown' });
  });

  const MEANINGS = ['121', '131', '157', '112', '126', '987'];
  const NO_AMOUNT: readonly WireFields[] = [{}, { pp_Amount: '' }, { pp_Amount: null, pp_TxnCurrency: null }, { pp_TxnCurrency: 'PKR' }];

  test('that names an amount tells it, whatever it says of the payment; the guide\'s own names none', () => {
    expect(notified('121', { pp_Amount: '10000', pp_TxnCurrency: 'PKR' })).toMatchObject({ kind: 'succeeded', amount });
    expect(notified('131', { pp_Amount: '9900' })).toMatchObject({ kind: 'succeeded', reversed: true, amount: money(9_900n, 'PKR') });
    for (const code of MEANINGS) {
      expect(verdictOn(code, { pp_Amount: '9900' })).toMatchObject({ named: money(9_900n, 'PKR') });
      for (const none of NO_AMOUNT) expect(verdictOn(code, none)).toMatchObject({ named: null });
    }
  });

  test.each(['100.00', '10,000', '-10000', '+10000', '010000', '1e4', ' 10000', 'ten', '\u0661', '0x2710', '9'.repeat(16)])('whose amount is written %j contradicts', (text) => {
    for (const code of MEANINGS) expect(notified(code, { pp_Amount: text })).toMatchObject({ kind: 'unknown', reason: 'integrity', integrityProblem: 'amount' });
  });

  test.each(['USD', 'pkr', '586', ' '])('in the currency %j contradicts, whatever its amount', (text) => {
    for (const code of MEANINGS) {
      for (const pp_Amount of ['', '10000']) expect(notified(code, { pp_Amount, pp_TxnCurrency: text })).toMatchObject({ kind: 'unknown', reason: 'integrity', integrityProblem: 'currency' });
    }
  });
});

describe('a refund', () => {
  const refund = { reference: 'R1B2C3D4E5F6G7H8J9K0', amount, charge: { reference: REFERENCE, captured: amount, providerTransactionId: '' }, now: new Date(), leaveBy: 0 };
  const answered = (code: string) => refundOutcome(config, refund, sign({ pp_ResponseCode: code }));

  test.each(['132', '451', '452', '454'])('%s is refused for good', (code) => {
    expect(answered(code)).toMatchObject({ kind: 'declined', retry: 'never', reason: 'refund_refused' });
  });

  test('455 may be tried again once the payment has settled', () => {
    expect(answered('455')).toMatchObject({ kind: 'declined', retry: 'same-path', reason: 'refund_refused' });
  });

  test.each(rows.filter(([code]) => !['132', '451', '452', '454', '455', '000'].includes(code)))('%s (%s)', (code, letter) => {
    expect(answered(code).kind).toBe(letter === 'D' ? 'declined' : 'unknown');
  });

  test('000 counts only with a right hash', () => {
    expect(answered('000')).toMatchObject({ kind: 'succeeded' });
    expect(refundOutcome(config, refund, { pp_ResponseCode: '000' })).toMatchObject({ kind: 'unknown', integrityProblem: 'signature' });
  });

  test('a doubt ends by inquiry only when the whole charge shows as given back', () => {
    const asked = { ...late, operation: 'refund', reference: refund.reference, charge: { reference: REFERENCE, captured: amount } } as const;
    const shown = (code: string) => sign({ pp_ResponseCode: '000', pp_PaymentResponseCode: code, pp_Status: 'Completed' });
    for (const code of ['122', '131']) expect(refundInquiryOutcome(config, asked, shown(code))).toMatchObject({ kind: 'succeeded' });
    expect(refundInquiryOutcome(config, asked, shown('121'))).toMatchObject({ kind: 'unknown', reason: 'refund_unknown' });
    expect(refundInquiryOutcome(config, { ...asked, amount: money(5_000n, 'PKR') }, shown('131'))).toMatchObject({ kind: 'unknown' });
    expect(refundInquiryOutcome(config, asked, sign({ pp_ResponseCode: '109' }))).toMatchObject({ kind: 'unknown' });
  });
});
