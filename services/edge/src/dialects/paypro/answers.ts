import { ERROR_CODES, type AdaigiError } from '@adaigi/errors';
import type { PayproSettings } from './settings.ts';

/** Request-level codes. `5000` freezes the order at the merchant: only where nobody knows the outcome. */
export type PayproCode = '0000' | '5000' | '8000';

/** What a call answers, before it becomes an envelope. */
export interface PayproAnswer {
  readonly httpStatus: number;
  readonly code: PayproCode;
  readonly msg: string;
  readonly data: Readonly<Record<string, string>> | null;
  readonly retryAfterS?: number;
}

export function accepted(data: Readonly<Record<string, string>>): PayproAnswer {
  return { httpStatus: 200, code: '0000', msg: 'success', data };
}

/** A refusal. @param data what the merchant may conclude about the order; null when nothing */
export function refused(settings: PayproSettings, msg: string, data: Readonly<Record<string, string>> | null): PayproAnswer {
  return { httpStatus: settings.errorHttpStatus, code: '8000', msg, data };
}

/** Nobody knows what became of the order: the merchant must keep it open and ask again. */
export function outcomeUnknown(httpStatus: number, msg: string, retryAfterS?: number): PayproAnswer {
  return { httpStatus, code: '5000', msg, data: null, ...(retryAfterS === undefined ? {} : { retryAfterS }) };
}

/** What broke on the way. Unless it is the client's fault it leaves the order's fate open, so it is `5000`, never `8000`. */
export function faultAnswer(error: AdaigiError): PayproAnswer {
  const { http } = ERROR_CODES[error.code];
  switch (error.code) {
    case 'unavailable':
    case 'deadline_exceeded':
      return outcomeUnknown(503, 'service unavailable', error.retryAfterS ?? 2);
    case 'rate_limited':
      return outcomeUnknown(429, 'too many requests', error.retryAfterS ?? 1);
    case 'method_not_allowed':
    case 'payload_too_large':
      return { httpStatus: http, code: '8000', msg: error.message, data: null };
    default:
      return http < 500 ? { httpStatus: 200, code: '8000', msg: 'parameter error: body', data: null } : outcomeUnknown(200, 'internal exception');
  }
}

/** `data` of an order that was refused and does not exist. */
export function refusedOrder(settings: PayproSettings, remark: string, msg: string): Record<string, string> | null {
  if (settings.errorData === 'null') return null;
  return { platFormTradeNo: '', remark, status: settings.statusOverrides['00029'] ?? '00029', desc: msg };
}

/** The common envelope. Its types follow the vendor's examples; a merchant may ask for texts only. */
export function envelope(answer: PayproAnswer, stringly: boolean, now: Date): Record<string, unknown> {
  const isSuccess = answer.code === '0000';
  const timestamp = now.getTime();
  return {
    msg: answer.msg,
    code: answer.code,
    data: answer.data,
    success: stringly ? String(isSuccess) : isSuccess,
    timestamp: stringly ? String(timestamp) : timestamp,
  };
}
