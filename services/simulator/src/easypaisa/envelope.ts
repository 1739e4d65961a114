import { sealEasypaisaBody, signEasypaisa, sliceEasypaisaBody, verifyEasypaisa } from '@adaigi/signatures';
import type { EasypaisaAccount } from '../core/accounts.ts';
import { oneIn, shuffled } from '../core/quirks.ts';
import { invalidJson, keyNotUploaded, signatureMissing, signatureWrong } from './codes.ts';
import type { Code } from './codes.ts';
import { readFields } from './fields.ts';
import type { Fields } from './fields.ts';
import type { Reply } from './replies.ts';

export type Version = 'v4' | 'v5';

export type Opened = { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly code: Code };

/** Takes the fields out of a body: plain in v4; in v5 out of the exact text whose signature was checked. */
export function openBody(version: Version, body: string, account: EasypaisaAccount): Opened {
  if (version === 'v5') return openSigned(body, account);
  if (account.version === 'v5') return { ok: false, code: signatureMissing };
  const fields = readFields(body);
  return fields === undefined ? { ok: false, code: invalidJson } : { ok: true, fields };
}

function openSigned(body: string, account: EasypaisaAccount): Opened {
  if (account.version === 'v4') return { ok: false, code: keyNotUploaded };
  const sliced = sliceEasypaisaBody('request', body);
  if (sliced === null) return { ok: false, code: isJson(body) ? signatureMissing : invalidJson };
  if (!verifyEasypaisa(sliced.inner, sliced.signature, account.merchantPublicKey)) return { ok: false, code: signatureWrong };
  const fields = readFields(sliced.inner);
  return fields === undefined ? { ok: false, code: invalidJson } : { ok: true, fields };
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** The body of an answer. v5 shuffles its keys, so that only the raw text verifies; v4 has a key with a stray space now and then. */
export function closeBody(version: Version, reply: Reply, providerPrivateKey: string, wrongSignature = false): string {
  const reference = String(reply['orderId'] ?? '');
  if (version === 'v4') {
    const stray = reference !== '' && oneIn(16, reference, 'stray space');
    return JSON.stringify(Object.fromEntries(Object.entries(reply).map(([name, value]) => [stray && name === 'responseCode' ? 'responseCode ' : name, value])));
  }
  const inner = JSON.stringify(Object.fromEntries(shuffled(Object.entries(reply), reference)));
  if (!wrongSignature) return sealEasypaisaBody('response', inner, providerPrivateKey);
  return `{"response":${inner},"signature":"${signEasypaisa(`${inner} `, providerPrivateKey)}"}`;
}
