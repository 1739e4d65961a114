import { payproSign, scanJsonObject, type PayproSignSettings } from '@adaigi/signatures';
import { send, type Answer } from './client.ts';

export interface PayproAnswer extends Answer {
  /** `data` of the envelope; an empty object when it is null. */
  readonly data: Record<string, string>;
}

/** A JSON body with its sign. @param raw texts to put in place of string values, unquoted */
export function signedText(fields: Record<string, unknown>, secret: string, raw: Record<string, string> = {}, settings?: PayproSignSettings): string {
  let text = JSON.stringify(fields);
  for (const [mark, value] of Object.entries(raw)) text = text.replace(`"${mark}"`, value);
  const scalars = (scanJsonObject(text) ?? []).filter(({ kind }) => kind !== 'nested').map((member) => [member.name, member.kind === 'null' ? null : member.text] as const);
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}"sign":"${payproSign(scalars, secret, settings)}"}`;
}

/** Calls the dialect as a merchant. @param body fields to be signed, or a text that goes as it is */
export async function callPaypro(
  url: string,
  path: string,
  merchant: { readonly merchantNo: string; readonly payproSecret: string },
  body: Record<string, unknown> | string,
  settings?: PayproSignSettings,
): Promise<PayproAnswer> {
  const text = typeof body === 'string' ? body : signedText(body, merchant.payproSecret, {}, settings);
  const answer = await send(url, 'POST', path, { headers: { 'content-type': 'application/json', merchantNo: merchant.merchantNo }, body: text });
  const { data } = answer.json;
  return { ...answer, data: typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)])) : {} };
}
