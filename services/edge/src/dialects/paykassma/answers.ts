import type { PaykassmaSettings } from './settings.ts';

/** A text, or what is wrong with each field. */
type Message = string | Readonly<Record<string, readonly string[]>>;

/** What a call answers. */
export interface PaykassmaAnswer {
  readonly httpStatus: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryAfterS?: number;
}

export function done(body: Readonly<Record<string, unknown>> = {}): PaykassmaAnswer {
  return { httpStatus: 200, body: { status: 'ok', ...body } };
}

/** Told with 200 and a status of its own: neither done nor refused. */
export function open(status: 'pending' | 'possible_transaction_created', message: string): PaykassmaAnswer {
  return { httpStatus: 200, body: { status, message } };
}

export function refused(settings: Pick<PaykassmaSettings, 'failHttpStatus'>, message: Message): PaykassmaAnswer {
  return { httpStatus: settings.failHttpStatus, body: { status: 'fail', message } };
}

export function refusedField(settings: PaykassmaSettings, field: string, text: string): PaykassmaAnswer {
  return refused(settings, { [field]: [text] });
}

export const NOT_FOUND: PaykassmaAnswer = { httpStatus: 404, body: { status: 'fail', message: 'Not found' } };

/** Nobody knows what became of the request. Never `fail`: a client that takes a live withdrawal for refused refunds its user. */
export function outcomeUnknown(httpStatus: number, message: string, retryAfterS?: number): PaykassmaAnswer {
  return { httpStatus, body: { status: 'error', message }, ...(retryAfterS === undefined ? {} : { retryAfterS }) };
}
