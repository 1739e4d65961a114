import { randomBytes } from 'node:crypto';
import type { TObject } from 'typebox';
import { fromUnknown, type AdaigiError } from '@adaigi/errors';
import { isWithinJsonLimits, scanJsonObject, verifyPayproSign, type JsonMember } from '@adaigi/signatures';
import type { Caller, Credential, EdgePorts } from '../../ports.ts';
import type { Check } from '../../schemas/check.ts';
import { isAllowedIp } from '../allowed-ips.ts';
import { faultAnswer, refused, type PayproAnswer } from './answers.ts';
import { missingFields } from './fields.ts';
import { readPayproSettings, type PayproSettings } from './settings.ts';

/** A request of this dialect whose sender is proven. Its field formats are not checked yet. */
export interface SignedOrder {
  readonly caller: Caller;
  readonly credential: Credential;
  readonly settings: PayproSettings;
  readonly members: readonly JsonMember[];
  /** Why it is refused before any format is looked at: a field is missing, or its merchant may not call. Null when nothing is. The order that it names may live all the same. */
  readonly refusal: string | null;
}

/** An answer with what shapes its envelope. */
export interface ShapedAnswer {
  readonly answer: PayproAnswer;
  readonly settings: PayproSettings;
  /** Signs the answer, where the merchant wants that; null where nobody has proven to know it. */
  readonly secret: string | null;
  /** What broke on the way, for the log; null when nothing did. */
  readonly fault: AdaigiError | null;
}

export type OpenedOrder =
  | { readonly kind: 'signed'; readonly order: SignedOrder }
  | { readonly kind: 'refused'; readonly settings: PayproSettings; readonly answer: PayproAnswer; readonly remark: string };

/** What this dialect's calls carry besides the path. */
export interface PayproRequest {
  /** Header `merchantNo`; empty when absent. */
  readonly merchantNo: string;
  /** Raw body text. */
  readonly body: string;
  /** The client's address. */
  readonly ip: string;
}

/** The secret of nobody: an unknown merchant costs the same work and gets the same answer as a wrong sign. */
const NOBODY = randomBytes(32).toString('hex');

/**
 * Steps 1 to 4 of the dialect's order of checks: JSON object, merchant, required fields, sign. Reads and writes no order. What is refused without
 * a right sign ends here; a proven request with a field missing goes on, since what may be said of it depends on the order that it names.
 *
 * @param strictlyRequired fields that merchants in strict mode must send as well
 * @throws AdaigiError `unavailable`
 */
export async function openOrder(ports: Pick<EdgePorts, 'credentials'>, check: Check<TObject>, request: PayproRequest, strictlyRequired: readonly string[] = []): Promise<OpenedOrder> {
  const defaults = readPayproSettings({});
  const members = isWithinJsonLimits(request.body) ? scanJsonObject(request.body) : null;
  if (members === null) return refuse(defaults, 'parameter error: body', []);
  if (!/^\d{1,20}$/.test(request.merchantNo)) return refuse(defaults, 'parameter error: merchantNo', members);
  const credential = await ports.credentials.resolve('paypro', request.merchantNo);
  const settings = credential === null ? defaults : readPayproSettings(credential.settings);
  const missing = missingFields(check, members, settings.isStrict ? strictlyRequired : []);
  const incomplete = missing.length === 0 ? null : `parameter error: ${missing.join(', ')}`;
  if (!isSigned(request.body, credential, settings) || credential === null) return refuse(settings, incomplete ?? 'sign error', members);
  const caller: Caller = { merchantId: credential.merchantId, mode: credential.mode, keyId: credential.id };
  return { kind: 'signed', order: { caller, credential, settings, members, refusal: incomplete ?? barOf(credential, settings, request.ip) } };
}

/** The answer to a request whose sender is proven: what breaks on the way is told in the merchant's own shape, too. */
export async function answerSigned({ settings, credential }: SignedOrder, answer: () => Promise<PayproAnswer>): Promise<ShapedAnswer> {
  const { secret } = credential;
  try {
    return { answer: await answer(), settings, secret, fault: null };
  } catch (error) {
    const fault = fromUnknown(error);
    return { answer: faultAnswer(fault), settings, secret, fault };
  }
}

/** The answer to a request whose sender is not proven. */
export function answerUnsigned({ settings }: Extract<OpenedOrder, { kind: 'refused' }>, answer: PayproAnswer): ShapedAnswer {
  return { answer, settings, secret: null, fault: null };
}

function barOf({ merchantActive }: Credential, { allowedIps }: PayproSettings, ip: string): string | null {
  if (!merchantActive) return 'merchant disabled';
  return isAllowedIp(allowedIps, ip) ? null : 'ip not allowed';
}

/** The order's `remark` as it came; empty when there is none. */
export function remarkOf(members: readonly JsonMember[]): string {
  const remark = members.find((member) => member.name === 'remark');
  return remark?.kind === 'string' ? remark.text : '';
}

function isSigned(body: string, credential: Credential | null, settings: PayproSettings): boolean {
  return verifyPayproSign(body, credential?.secret ?? NOBODY, settings.sign);
}

function refuse(settings: PayproSettings, msg: string, members: readonly JsonMember[]): OpenedOrder {
  return { kind: 'refused', settings, answer: refused(settings, msg, null), remark: remarkOf(members) };
}
