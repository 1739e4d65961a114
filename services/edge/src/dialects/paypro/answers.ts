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
