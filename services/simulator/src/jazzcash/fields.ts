import { parseCompactTime } from '../core/karachi.ts';

/** A request's fields; null and absent are the same as blank to JazzCash. */
export type Fields = Readonly<Record<string, string>>;

interface Rule {
  readonly name: string;
  readonly required: boolean;
  readonly pattern: RegExp;
}

const must = (name: string, pattern: RegExp): Rule => ({ name, required: true, pattern });
const may = (name: string, pattern: RegExp): Rule => ({ name, required: false, pattern });

const reference = /^[A-Za-z0-9]{1,20}$/;
const passThrough = /^[A-Za-z0-9 ]{1,255}$/;
const hash = /^[0-9A-Fa-f]{64}$/;

const payment: readonly Rule[] = [
  must('pp_Language', /^EN$/),
  must('pp_MerchantID', reference),
  may('pp_SubMerchantID', reference),
  may('pp_SubMerchantName', /^[A-Za-z ]{1,50}$/),
  must('pp_Password', /^.{1,50}$/),
  may('pp_BankID', /^[A-Z]{1,10}$/),
  may('pp_ProductID', /^[A-Z]{1,10}$/),
  must('pp_TxnRefNo', reference),
  must('pp_Amount', /^[1-9][0-9]{0,11}$/),
  may('pp_DiscountedAmount', /^[0-9]{1,12}$/),
  must('pp_TxnCurrency', /^PKR$/),
  must('pp_TxnDateTime', /^[0-9]{14}$/),
  must('pp_TxnExpiryDateTime', /^[0-9]{14}$/),
  must('pp_BillReference', reference),
  must('pp_Description', /^[^<>\\*=%/:'"{}|]{1,200}$/),
  may('ppmpf_2', passThrough),
  may('ppmpf_3', passThrough),
  may('ppmpf_4', passThrough),
  may('ppmpf_5', passThrough),
  must('pp_SecureHash', hash),
];

const ruleSets = {
  'pay-1.1': [
    must('pp_Version', /^1\.1$/),
    must('pp_TxnType', /^MWALLET$/),
    ...payment,
    must('pp_ReturnURL', /^https?:\/\/.{1,190}$/),
    must('ppmpf_1', /^03[0-9]{9}$/),
  ],
  // Version and type are in the 2.0 document's table but in no working client: tolerated, never asked for.
  'pay-2.0': [
    may('pp_Version', /^(1\.1|2\.0)$/),
    may('pp_TxnType', /^MWALLET$/),
    ...payment,
    must('pp_MobileNumber', /^03[0-9]{9}$/),
    must('pp_CNIC', /^[0-9]{6}$/),
    may('ppmpf_1', passThrough),
  ],
  inquiry: [
    may('pp_Version', /^(1\.1|2\.0)$/),
    must('pp_TxnRefNo', reference),
    must('pp_MerchantID', reference),
    must('pp_Password', /^.{1,50}$/),
    must('pp_SecureHash', hash),
  ],
  refund: [
    must('pp_TxnRefNo', reference),
    must('pp_Amount', /^[1-9][0-9]{0,11}$/),
    must('pp_TxnCurrency', /^PKR$/),
    must('pp_MerchantID', reference),
    must('pp_Password', /^.{1,50}$/),
    must('pp_MerchantMPIN', /^[0-9]{4}$/),
    must('pp_SecureHash', hash),
  ],
} as const satisfies Record<string, readonly Rule[]>;

export type RuleSet = keyof typeof ruleSets;

/** The fields of a JSON or form body; undefined when it is neither, and blank for null. Values other than text are named. */
export function readFields(body: string, contentType: string): { readonly fields: Fields; readonly notText: readonly string[] } | undefined {
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return { fields: Object.fromEntries(new URLSearchParams(body)), notText: [] };
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const entries = Object.entries(parsed).map(([name, value]): [string, unknown] => [name, value ?? '']);
  return {
    fields: Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    notText: entries.filter(([, value]) => typeof value !== 'string').map(([name]) => name),
  };
}

/** The first field that breaks its rule, or undefined. */
export function brokenField(ruleSet: RuleSet, fields: Fields): string | undefined {
  const broken = ruleSets[ruleSet].find(({ name, required, pattern }) => {
    const value = fields[name] ?? '';
    return value === '' ? required : !pattern.test(value);
  });
  return broken?.name ?? brokenTime(fields);
}

const longestExpiryMs = 93 * 86_400_000; // "3 months"

function brokenTime(fields: Fields): string | undefined {
  if (fields['pp_TxnDateTime'] === undefined) return undefined;
  const sent = parseCompactTime(fields['pp_TxnDateTime']);
  if (sent === undefined) return 'pp_TxnDateTime';
  const expires = parseCompactTime(fields['pp_TxnExpiryDateTime'] ?? '');
  const livesMs = expires === undefined ? 0 : expires.getTime() - sent.getTime();
  return livesMs > 0 && livesMs <= longestExpiryMs ? undefined : 'pp_TxnExpiryDateTime';
}

/**
 * Only what the operation knows. JazzCash hashes these and no others: a foreign `pp` field that the sender signed
 * makes the hashes differ.
 */
export function knownFields(ruleSet: RuleSet, fields: Fields): Fields {
  const names = new Set(ruleSets[ruleSet].map(({ name }) => name));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.has(name)));
}
