import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROTOS_FOLDER } from '../protos.ts';
import { topics } from './topics.ts';

/** `// Topic payments. Types: payment.created, ...` above `message PaymentEvent {`, as events.proto documents it. */
function documented(): Record<string, { topic: string; types: string[] }> {
  const source = readFileSync(join(PROTOS_FOLDER, 'adaigi/events/v1/events.proto'), 'utf8');
  const found: Record<string, { topic: string; types: string[] }> = {};
  for (const [, comment = '', message = ''] of source.matchAll(/((?:^\/\/ .*\n)+)^message (\w+) \{/gm)) {
    const text = comment.replaceAll(/^\/\/ /gm, '').replaceAll('\n', ' ');
    const match = /Topic ([a-z-]+)[,;.].*Types?: ([a-z_., ]+)\./.exec(text);
    if (match !== null) found[`adaigi.events.v1.${message}`] = { topic: `adaigi.${match[1]}.v1`, types: match[2]?.split(', ') ?? [] };
  }
  return found;
}

describe('the topic catalogue', () => {
  test('lists the very topics and event types that events.proto documents', () => {
    const listed = Object.values(topics).map(({ message, name, types }) => [message, { topic: name, types: [...types] }] as const);
    expect(listed).toHaveLength(14);
    expect(Object.fromEntries(listed)).toEqual(documented());
  });

  test('keeps its partition counts: another number would break the order per key', () => {
    const partitions = Object.values(topics).map(({ name, partitions }) => [name, partitions] as const);
    expect(Object.fromEntries(partitions)).toEqual({
      'adaigi.payments.v1': 6,
      'adaigi.attempts.v1': 6,
      'adaigi.refunds.v1': 3,
      'adaigi.payouts.v1': 3,
      'adaigi.deposits.v1': 3,
      'adaigi.merchants.v1': 1,
      'adaigi.provider-callbacks.v1': 6,
      'adaigi.routing-decisions.v1': 3,
      'adaigi.routing-policies.v1': 1,
      'adaigi.risk-decisions.v1': 3,
      'adaigi.provider-health.v1': 1,
      'adaigi.webhook-deliveries.v1': 3,
      'adaigi.audit.v1': 1,
      'adaigi.ledger-entries.v1': 3,
    });
  });

  test('compacts nothing but merchants and policies, whose events are whole snapshots', () => {
    expect(Object.values(topics).filter(({ compacted }) => compacted)).toEqual([topics.merchants, topics.routingPolicies]);
  });
});
