import { AdaigiError } from '@adaigi/errors';
import type { FieldProblem } from '@adaigi/errors';
import { judgeUrl } from '../core/callback-url.ts';

/** What an endpoint's fields are checked against. */
export interface EndpointRules {
  /** Event types that exist. */
  readonly eventTypes: readonly string[];
  /** Development only. */
  readonly allowLoopback: boolean;
}

/** Endpoints of a merchant in one mode. */
export const MAX_ENDPOINTS = 20;

/** @throws AdaigiError `invalid_request` naming every wrong field; an absent field is not checked. */
export function checkEndpoint(rules: EndpointRules, input: { readonly url?: string; readonly events?: readonly string[] }): void {
  const fields = [
    ...(input.url === undefined ? [] : urlProblems(input.url, rules.allowLoopback)),
    ...(input.events === undefined ? [] : eventProblems(input.events, rules.eventTypes)),
  ];
  if (fields.length > 0) throw new AdaigiError('invalid_request', 'The endpoint has wrong fields.', { fields });
}

function urlProblems(url: string, allowLoopback: boolean): FieldProblem[] {
  if (url === '') return [{ field: 'url', rule: 'required', message: 'is required' }];
  const verdict = judgeUrl(url, allowLoopback);
  return verdict.kind === 'allowed' ? [] : [{ field: 'url', rule: 'url', message: verdict.problem }];
}

function eventProblems(events: readonly string[], known: readonly string[]): FieldProblem[] {
  if (events.length === 0) return [{ field: 'events', rule: 'required', message: 'is required: event types, or * alone' }];
  if (events.includes('*') && events.length > 1) return [{ field: 'events', rule: 'enum', message: 'must be * alone or a list of event types' }];
  if (new Set(events).size < events.length) return [{ field: 'events', rule: 'unique', message: 'must not repeat an event type' }];
  return events.flatMap((type, index) =>
    type === '*' || known.includes(type) ? [] : [{ field: `events[${index}]`, rule: 'enum', message: `must be * or one of ${known.join(', ')}` }],
  );
}
