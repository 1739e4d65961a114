import type { FastifyInstance } from 'fastify';
import { bodyText } from './listener.ts';

/** One request and its answer as they went over the wire, with what is secret or personal masked. */
export interface Exchange {
  readonly at: string;
  readonly request: string;
  readonly body: unknown;
  /** HTTP status; 0 when the connection was cut instead. */
  readonly status: number;
  readonly answer: unknown;
}

const KEPT_REFERENCES = 2_000;
const SHOWN = new Set([
  'pp_Version', 'pp_TxnType', 'pp_Language', 'pp_TxnRefNo', 'pp_Amount', 'pp_TxnCurrency', 'pp_TxnDateTime', 'pp_TxnExpiryDateTime', 'pp_ResponseCode',
  'pp_PaymentResponseCode', 'pp_Status', 'pp_ResponseMessage', 'orderId', 'storeId', 'transactionAmount', 'transactionType', 'transactionId',
  'transactionDateTime', 'transactionStatus', 'responseCode', 'responseDesc', 'paymentMode', 'errorCode', 'tokenExpiry',
]);

/** The latest exchanges by the caller's reference, in memory: something for people to look at, no evidence. */
export interface ExchangeLog {
  watch(app: FastifyInstance): void;
  of(reference: string): readonly Exchange[];
}

export function openExchangeLog(now: () => Date): ExchangeLog {
  const byReference = new Map<string, Exchange[]>();
  const keep = (reference: string, exchange: Exchange): void => {
    const kept = byReference.get(reference) ?? [];
    kept.push(exchange);
    byReference.set(reference, kept);
    if (byReference.size <= KEPT_REFERENCES) return;
    const [oldest] = byReference.keys();
    if (oldest !== undefined) byReference.delete(oldest);
  };
  return {
    watch(app) {
      app.addHook('onSend', async (request, reply, payload: unknown) => {
        const body = bodyText(request.body);
        const reference = /"(?:pp_TxnRefNo|orderId)"\s*:\s*"([A-Za-z0-9]{1,20})"/.exec(body)?.[1];
        if (reference !== undefined) {
          const line = `${request.method} ${request.routeOptions.url ?? ''}`;
          keep(reference, { at: now().toISOString(), request: line, body: masked(body), status: reply.statusCode, answer: masked(payload) });
        }
        return payload;
      });
    },
    of: (reference) => byReference.get(reference) ?? [],
  };
}

/** Shows the fields that say what happened, masks every other value, and leaves out what is empty. */
function masked(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return maskedValue('', JSON.parse(text));
  } catch {
    return `(${text.length} characters that are not JSON)`;
  }
}

function maskedValue(name: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object') {
    if (SHOWN.has(name.trim()) || value === null) return value;
    return '***';
  }
  const fields = Object.entries(value).filter(([, field]) => field !== '' && field !== null);
  return Object.fromEntries(fields.map(([key, field]) => [key, maskedValue(key, field)]));
}
