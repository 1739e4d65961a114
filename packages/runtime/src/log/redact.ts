const MASK = '[redacted]';

/** Deeper than anything that is logged on purpose. */
const MAX_DEPTH = 8;

/** Names of fields that must never be logged, compared without case, dashes and underscores. */
const FORBIDDEN = new Set([
  'address',
  'apikey',
  'appkey',
  'authorization',
  'bearer',
  'body',
  'cardnumber',
  'cnic',
  'cookie',
  'credential',
  'credentials',
  'customercert',
  'customercnic',
  'customeremail',
  'customermobile',
  'customername',
  'customerphone',
  'cvv',
  'email',
  'emailaddress',
  'fullname',
  'hashkey',
  'integritysalt',
  'key',
  'masterkey',
  'mobile',
  'mobileaccountno',
  'mobilenumber',
  'mpin',
  'msisdn',
  'name',
  'otp',
  'pan',
  'passphrase',
  'password',
  'payer',
  'phone',
  'phonenumber',
  'pin',
  'ppcnic',
  'ppmobilenumber',
  'pppassword',
  'ppsecurehash',
  'privatekey',
  'publickey',
  'salt',
  'secret',
  'securehash',
  'setcookie',
  'sign',
  'signature',
  'token',
  'tokenaccountno',
  'username',
  'xapikey',
]);

/** A Pakistani mobile number in any of its usual forms. */
const MOBILE = /(?<![0-9A-Za-z])(?:\+92|0092|92|0)?3\d{2}[ -]?\d{7}(?![0-9A-Za-z])/g;
/** A national identity number. */
const CNIC = /(?<![0-9A-Za-z])\d{5}-\d{7}-\d(?![0-9A-Za-z])|(?<![0-9A-Za-z])[1-7]\d{12}(?![0-9A-Za-z])/g;
const EMAIL = /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;
const URI_USER = /:\/\/[^/@\s]+@/g;

/** Takes what looks like personal data or a password out of a text. */
export function redactText(text: string): string {
  return text.replaceAll(URI_USER, `://${MASK}@`).replaceAll(EMAIL, MASK).replaceAll(MOBILE, MASK).replaceAll(CNIC, MASK);
}

/** A copy of a log value without forbidden fields at any depth and without personal data in texts. */
export function redactValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return MASK;
  if (Buffer.isBuffer(value) || ArrayBuffer.isView(value)) return MASK;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Error) return describeError(value, depth);
  if ('toJSON' in value && typeof value.toJSON === 'function') return redactValue(value.toJSON(), depth + 1);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return redactRecord(Object.entries(value), depth);
}

export function redactRecord(entries: readonly (readonly [string, unknown])[], depth = 0): Record<string, unknown> {
  return Object.fromEntries(entries.map(([key, item]) => [key, isForbidden(key) ? MASK : redactValue(item, depth + 1)]));
}

/**
 * What an error may tell: an allow-list, because drivers hang whole requests and documents on their errors.
 */
export function describeError(error: Error, depth = 0): Record<string, unknown> {
  const type = /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
  const described: Record<string, unknown> = { type, message: redactText(error.message) };
  for (const key of ['code', 'reason', 'syscall'] as const) {
    const value = Reflect.get(error, key) as unknown;
    if (typeof value === 'string' || typeof value === 'number') described[key] = value;
  }
  if (error.stack !== undefined) described['stack'] = frames(error.stack);
  if (error.cause !== undefined) described['cause'] = redactValue(error.cause, depth + 1);
  return described;
}

/** Where it was thrown; the text above the frames is the message again. */
function frames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n');
}

function isForbidden(key: string): boolean {
  return FORBIDDEN.has(key.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}
