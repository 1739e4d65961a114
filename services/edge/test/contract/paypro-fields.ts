/** One row of a field table of the vendor's pages: what is right, and what is wrong with its words. */
export interface Row {
  readonly field: string;
  readonly required: boolean;
  readonly right: readonly unknown[];
  /** Refused as `parameter error: <field>`. */
  readonly wrong: readonly unknown[];
  /** Refused as `amount out of range`. */
  readonly outOfRange?: readonly unknown[];
}

export interface Call {
  readonly name: string;
  readonly paths: readonly string[];
  /** A body that is right, without its sign; `tradeNo` is made anew for each use. */
  readonly good: Readonly<Record<string, unknown>>;
  readonly rows: readonly Row[];
  /** A refused query says nothing about an order. */
  readonly isQuery: boolean;
}

const long = (length: number): string => 'x'.repeat(length);
const notText = [true, false, ['a'], { a: '1' }];

const tradeNo: Row = { field: 'tradeNo', required: true, right: ['T1', '20261121101500001', long(64)], wrong: [12, ...notText, long(65), 'a\nb', 'a\u0000'] };
const timestamp: Row = {
  field: 'timestamp',
  required: true,
  right: ['1730431256223', 1_730_431_256_223, '1730057564'],
  wrong: [...notText, 'now', '2024-11-15', '173043125', '17304312562231', '-1730431256223', '1730431256.5', 1_730_431_256_223.5],
};
const amount = (least: number): Row => ({
  field: 'amount',
  required: true,
  right: [String(least), '10000', 10_000, '1000000000'],
  wrong: [...notText, 'x', '150.50', '100.0', 150.5, '-100', -100, '0', 0, '0100', '1e3', '1,000', ' 100', '9'.repeat(16)],
  outOfRange: [...(least > 1 ? [String(least - 1), least - 1] : []), '1000000001', 1_000_000_001],
});
const name: Row = { field: 'name', required: true, right: ['John Doe', 'علی خان', long(100)], wrong: [12, ...notText, long(101), 'a\tb'] };
const mobile: Row = {
  field: 'mobile',
  required: true,
  right: ['3115112345', '03115112345'],
  wrong: [3_115_112_345, ...notText, '311511234', '31151123456', '031151123456', '0311511234', '4115112345', '+923115112345', '923115112345', '0311-5112345', '311511234x'],
};
const email: Row = { field: 'email', required: true, right: ['john@gmail.com', 'john@example.org', `${long(245)}@gmail.co`], wrong: [12, ...notText, 'john', 'john@', '@gmail.com', 'jo hn@gmail.com', `${long(250)}@a.co`] };
const cnic: Row = { field: 'customerCert', required: false, right: ['1730123456789', '', null], wrong: [1_730_123_456_789, ...notText, '173012345678', '17301234567890', '17301-2345678-9', 'XXXXXYYYYYYYZ'] };
const remark: Row = { field: 'remark', required: false, right: ['Payment for order #456', '', ' ', null, long(255)], wrong: [12, ...notText, long(256)] };
const custId: Row = { field: 'custId', required: false, right: ['m2hkCRuTCK5HKpEkA0ok', '', null, long(64)], wrong: [12, ...notText, long(65), 'a\nb'] };
const wallet: Row = { field: 'paymentType', required: false, right: ['easypaisa', 'jazzcash', '', null], wrong: [12, ...notText, 'Easypaisa', 'JAZZCASH', 'sadapay'] };
const notifyUrl: Row = {
  field: 'notifyUrl',
  required: true,
  right: ['https://example.com/notify', 'http://example.com:8080/notify?a=b', `https://example.com/${long(2028)}`],
  wrong: [12, ...notText, '/notify', 'example.com/notify', 'ftp://example.com/', 'javascript:alert(1)', 'https://', 'https://user:password@example.com/', `https://example.com/${long(2029)}`],
};
const returnUrl: Row = {
  field: 'returnUrl',
  required: false,
  right: ['https://example.com/done', 'https:\\/\\/example.com\\/done', '', null],
  wrong: [12, ...notText, '/done', 'javascript:alert(1)', 'data:text/html,x', '//example.com', `https://example.com/${long(2029)}`],
};

const payIn = {
  tradeNo: '',
  amount: '10000',
  name: 'John Doe',
  mobile: '3115112345',
  email: 'john@gmail.com',
  customerCert: '1730123456789',
  remark: 'Payment for order #456',
  custId: 'm2hkCRuTCK5HKpEkA0ok',
  timestamp: '1730431256223',
  notifyUrl: 'https://example.com/notify',
};
const payInRows = [tradeNo, wallet, amount(100), name, mobile, email, cnic, remark, timestamp, custId, notifyUrl];

export const CALLS: readonly Call[] = [
  { name: 'pay-in', paths: ['/v1/payproPK/payinApi', '/v1/vexora/deposits'], good: payIn, rows: payInRows, isQuery: false },
  { name: 'hosted pay-in', paths: ['/v1/payproPK/payin', '/v1/vexora/checkout'], good: { ...payIn, returnUrl: 'https://example.com/done' }, rows: [...payInRows, returnUrl], isQuery: false },
  {
    name: 'payout',
    paths: ['/v1/payproPK/payout', '/v1/vexora/disbursements'],
    good: {
      tradeNo: '',
      amount: '5000',
      name: 'Jane Doe',
      customerCert: '1730123456789',
      email: 'jane@gmail.com',
      mobile: '3115112345',
      accountType: 'WALLET',
      bankName: 'EASYPAISA',
      bankNumber: '03115112345',
      notifyUrl: 'https://yourcallbackurl.com/notify',
      remark: 'Payment for invoice #1001',
      timestamp: '1730057564',
    },
    rows: [
      tradeNo,
      amount(1),
      name,
      { field: 'customerCert', required: true, right: ['1730123456789', '17301-2345678-9'], wrong: [1_730_123_456_789, ...notText, '173012345678', '17301234567890', '1730-12345678-9', 'XXXXXYYYYYYYZ'] },
      email,
      mobile,
      { field: 'accountType', required: true, right: ['BANK', 'WALLET'], wrong: [12, ...notText, 'bank', 'CASH'] },
      { field: 'bankName', required: true, right: ['EASYPAISA', 'easypaisa', 'JazzCash'], wrong: [12, ...notText, 'BANK_OF_NOWHERE', long(65), 'HBL'] },
      { field: 'bankNumber', required: true, right: ['03115112345', '3115112345'], wrong: [12, ...notText, '311', '9876543210', '03115112345x', long(35), '0311 5112345'] },
      notifyUrl,
      remark,
      timestamp,
    ],
    isQuery: false,
  },
  { name: 'query of a pay-in', paths: ['/v1/payproPK/queryPayInResult', '/v1/vexora/queryPayInResult'], good: { tradeNo: '', timestamp: '1731653732177' }, rows: [tradeNo, timestamp], isQuery: true },
  { name: 'query of a payout', paths: ['/v1/payproPK/queryPayOutResult', '/v1/vexora/queryPayOutResult'], good: { tradeNo: '', timestamp: '1731653732177' }, rows: [tradeNo, timestamp], isQuery: true },
  { name: 'balance', paths: ['/v1/payproPK/queryBalance', '/v1/vexora/queryBalance'], good: { timestamp: '1724151084278' }, rows: [timestamp], isQuery: true },
];
