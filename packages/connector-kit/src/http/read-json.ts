import type { Outcome, Reason } from '@adaigi/domain';
import { notSent, unknown } from '../outcomes.ts';
import type { HttpAnswer, NoAnswerCause } from './answer.ts';

const REASON_OF_SILENCE: Readonly<Record<NoAnswerCause, Reason>> = {
  timeout: 'provider_timeout',
  aborted: 'provider_timeout',
  connection_lost: 'provider_error',
  body_too_large: 'provider_unreadable',
  malformed: 'provider_unreadable',
};

/** A JSON object out of a provider's answer, or what the lack of one proves. */
export type JsonAnswer =
  | { readonly kind: 'json'; readonly body: Readonly<Record<string, unknown>>; readonly text: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

/**
 * Every way in which an answer can fail to be one. Firewalls answer 200 with a page, gateways 5xx after the debit: all of it is `unknown`.
 * Only a connection that never stood is `not_sent`.
 */
export function readJson(answer: HttpAnswer): JsonAnswer {
  switch (answer.kind) {
    case 'not_sent':
      return { kind: 'outcome', outcome: notSent(answer.cause === 'too_late' ? 'too_late' : 'provider_unreachable') };
    case 'no_answer':
      return { kind: 'outcome', outcome: unknown(REASON_OF_SILENCE[answer.cause]) };
    case 'response': {
      if (answer.status !== 200) return { kind: 'outcome', outcome: unknown('provider_error') };
      const body = parseObject(answer.text);
      return body === null ? { kind: 'outcome', outcome: unknown('provider_unreadable') } : { kind: 'json', body, text: answer.text };
    }
    default:
      return answer satisfies never;
  }
}

/** Null unless the text is a JSON object. Keys are trimmed: one provider's samples carry stray spaces. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name.trim(), field]));
}

/** A field as text: numbers as they print, everything that is not a scalar (and null) as empty. */
export function textField(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
