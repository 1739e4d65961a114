import type { ConnectorHarness, ReceivedRequest, Reply } from '@adaigi/connector-kit/conformance';
import { jazzcashHash, verifyJazzcashHash } from '@adaigi/signatures';

const SALT = 'harness9salt';
const ACCOUNT = { merchantId: 'MC55555', returnUrl: 'https://merchant.example/return' };
const SECRETS = { password: 'harness-password', integritySalt: SALT, merchantMpin: '8642' };

type Fields = Readonly<Record<string, string | null>>;

/** JazzCash as the documents describe it. @param version which of the two wallet calls is made */
export function jazzcashHarness(version: 'v1.1' | 'auto'): ConnectorHarness {
  return {
    section: (baseUrl) => ({ endpoint: { baseUrl, generation: 'orchestrator', paths: { refund: '/refund' } }, account: { ...ACCOUNT, version }, secrets: SECRETS }),
    readCharge,
    charge: {
      paid: paidWith({}),
      coded: (code) => (request) => sign({ ...echo(request), pp_ResponseCode: code, pp_ResponseMessage: 'text' }),
      declineCode: '004',
      contradicts: {
        amount: paidWith({ pp_Amount: '10051' }),
        currency: paidWith({ pp_TxnCurrency: 'USD' }),
        reference: paidWith({ pp_TxnRefNo: 'Z9Z9Z9Z9Z9Z9Z9Z9Z9Z9' }),
        merchant: paidWith({ pp_MerchantID: 'MC99999' }),
        signature: (request) => paidWith({})(request).replace(/"pp_SecureHash":"./, '"pp_SecureHash":"_'),
      },
    },
    inquiry: {
      paid: inquiryWith({}),
      notFound: (request) => sign({ ...blank(request), pp_ResponseCode: '109' }),
      failed: inquiryWith({ pp_PaymentResponseCode: '199', pp_Status: 'Failed' }),
      coded: (code) => (request) => sign({ ...blank(request), pp_ResponseCode: code }),
      contradicts: {
        amount: inquiryWith({ pp_Amount: '10051' }),
        reference: inquiryWith({ pp_TxnRefNo: 'Z9Z9Z9Z9Z9Z9Z9Z9Z9Z9' }),
        merchant: inquiryWith({ pp_MerchantID: 'MC99999' }),
        signature: (request) => inquiryWith({})(request).replace(/,"pp_SecureHash":"[^"]*"/, ''),
      },
    },
    refund: { done: refundWith('000'), refused: refundWith('452'), coded: refundWith },
    callbacks: {
      paid: (reference) => notification(sign(ipn(reference))),
      contradicts: {
        amount: (reference) => notification(sign({ ...ipn(reference), pp_Amount: '10051' })),
        currency: (reference) => notification(sign({ ...ipn(reference), pp_Amount: '10050', pp_TxnCurrency: 'USD' })),
        merchant: (reference) => notification(sign({ ...ipn(reference), pp_MerchantID: 'MC99999' })),
      },
      proves: true,
      forged: (reference) => [
        notification(JSON.stringify(ipn(reference))),
        notification(sign(ipn(reference)).replace('"121"', '"000"')),
        notification(JSON.stringify({ ...ipn(reference), pp_SecureHash: jazzcashHash(ipn(reference), 'another salt') })),
        { method: 'GET', query: `pp_TxnRefNo=${reference}&pp_ResponseCode=121`, contentType: '', body: Buffer.alloc(0) },
      ],
    },
    undocumentedCode: '987',
  };
}

const REQUIRED = ['pp_MerchantID', 'pp_Password', 'pp_TxnRefNo', 'pp_Amount', 'pp_TxnCurrency', 'pp_TxnDateTime', 'pp_TxnExpiryDateTime', 'pp_BillReference', 'pp_Description'];

function readCharge(request: ReceivedRequest): ReturnType<ConnectorHarness['readCharge']> {
  const fields = read(request);
  const v1 = fields['pp_Version'] === '1.1';
  const mobileField = v1 ? 'ppmpf_1' : 'pp_MobileNumber';
  for (const name of [...REQUIRED, mobileField, ...(v1 ? ['pp_ReturnURL', 'pp_TxnType'] : ['pp_CNIC'])]) if (!fields[name]) throw new Error(`${name} is missing`);
  if (!verifyJazzcashHash(fields, SALT)) throw new Error('hash');
  if (!/^[^<>\\*=%/:'"{}|]{1,200}$/.test(fields['pp_Description'] ?? '')) throw new Error('pp_Description');
  if (!v1 && !/^\d{6}$/.test(fields['pp_CNIC'] ?? '')) throw new Error('pp_CNIC');
  if ((fields['pp_MobileNumber'] !== undefined) === v1) throw new Error('a field of the other version');
  return { reference: fields['pp_TxnRefNo'] ?? '', amountMinor: BigInt(fields['pp_Amount'] ?? ''), mobile: fields[mobileField] ?? '' };
}

function read(request: ReceivedRequest): Fields {
  return JSON.parse(request.body) as Fields;
}

/** Every answer to a payment repeats the request, but for its secrets. */
function echo(request: ReceivedRequest): Fields {
  readCharge(request);
  const { pp_Password: _password, pp_SecureHash: _hash, ...rest } = read(request);
  return { ...rest, pp_BankID: null, pp_SettlementExpiry: null };
}

function paidWith(change: Fields): Reply {
  return (request) =>
    sign({ ...echo(request), pp_ResponseCode: '000', pp_ResponseMessage: 'text', pp_AuthCode: '024166240000', pp_RetreivalReferenceNo: '261120644299', ...change });
}

function blank(request: ReceivedRequest): Fields {
  if (!verifyJazzcashHash(read(request), SALT)) throw new Error('hash');
  return { pp_ResponseMessage: 'text', pp_PaymentResponseCode: '', pp_PaymentResponseMessage: '', pp_Status: '', pp_RetrievalReferenceNo: '', pp_AuthCode: null };
}

function inquiryWith(change: Fields): Reply {
  return (request) =>
    sign({
      ...blank(request),
      pp_ResponseCode: '000',
      pp_PaymentResponseCode: '121',
      pp_Status: 'Completed',
      pp_RetrievalReferenceNo: '261120644299',
      pp_TxnRefNo: read(request)['pp_TxnRefNo'] ?? '',
      pp_MerchantID: ACCOUNT.merchantId,
      pp_Amount: '10050',
      ...change,
    });
}

function refundWith(code: string): Reply {
  return (request) => {
    const fields = read(request);
    if (!verifyJazzcashHash(fields, SALT) || fields['pp_MerchantMPIN'] !== SECRETS.merchantMpin) throw new Error('refund refused');
    return sign({ pp_ResponseCode: code, pp_ResponseMessage: 'text' });
  };
}

function ipn(reference: string): Fields {
  return {
    pp_Version: '2.0',
    pp_TxnType: 'MWALLET',
    pp_BankID: '',
    pp_ProductID: null,
    pp_Password: SECRETS.password,
    pp_TxnRefNo: reference,
    pp_TxnDateTime: '20261120155401',
    pp_ResponseCode: '121',
    pp_ResponseMessage: 'Transaction has been marked confirmed by Merchant.',
    pp_AuthCode: '060935465981',
    pp_SettlementExpiry: null,
    pp_RetreivalReferenceNo: '240418718258',
  };
}

function notification(body: string) {
  return { method: 'POST', query: '', contentType: 'application/json', body: Buffer.from(body) };
}

function sign(fields: Fields): string {
  return JSON.stringify({ ...fields, pp_SecureHash: jazzcashHash(fields, SALT) });
}
