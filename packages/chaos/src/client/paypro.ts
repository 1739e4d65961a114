import { createHash } from 'node:crypto';

/** An existing PayPro merchant's own signing: sorted by name, empty values dropped, name=value without separators, secret at the end, MD5. */
export function payproSigned(fields: Readonly<Record<string, string>>, secret: string): Record<string, string> {
  const text = Object.keys(fields)
    .toSorted()
    .filter((name) => fields[name] !== '')
    .map((name) => `${name}=${fields[name]}`)
    .join('');
  return { ...fields, sign: createHash('md5').update(text + secret, 'utf8').digest('hex') };
}

/** PayPro's states in the native API's words; `failed` stands for every end without money. */
export const PAYPRO_STATES: Readonly<Record<string, string>> = { '0000': 'succeeded', '0015': 'processing', '00029': 'failed' };
