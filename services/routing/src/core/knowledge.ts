import type { Fault } from '@adaigi/domain';
import type { Knowledge } from '../ports.ts';
import type { Estimator } from './estimator.ts';

/** What an attempt event says about its channel. */
export interface AttemptOutcome {
  readonly paymentId: string;
  readonly attemptNumber: number;
  readonly channel: string;
  readonly state: 'intent' | 'unknown' | 'pending' | 'quarantined' | 'not_sent' | 'declined' | 'succeeded';
  readonly fault: Fault | null;
  readonly at: Date;
}

export interface BreakerChange {
  readonly channel: string;
  readonly operation: string;
  readonly instance: string;
  readonly open: boolean;
}

/** Doubts remembered for a correction; the oldest go first. */
const MAX_DOUBTS = 50_000;

/**
 * Learns from attempts and breakers. Payer and merchant faults do not count against a channel. A doubt counts as a failure at once, so
 * that a hanging provider is seen before anything is settled, and is taken back when it settles: every attempt counts once.
 */
export function createKnowledge(estimator: Estimator): Knowledge & { learn(outcome: AttemptOutcome): void; breaker(change: BreakerChange): void } {
  const doubts = new Map<string, string>();
  const open = new Map<string, Set<string>>();

  const settle = (key: string, outcome: AttemptOutcome, success: boolean | null): void => {
    if (doubts.delete(key)) estimator.learn(outcome.channel, false, outcome.at, -1);
    if (success !== null) estimator.learn(outcome.channel, success, outcome.at);
  };
  return {
    learn(outcome) {
      const key = `${outcome.paymentId}:${outcome.attemptNumber}`;
      switch (outcome.state) {
        case 'intent':
        case 'pending':
          return;
        case 'unknown':
        case 'quarantined':
          if (doubts.has(key)) return;
          doubts.set(key, outcome.channel);
          estimator.learn(outcome.channel, false, outcome.at);
          forgetOldest(doubts);
          return;
        case 'succeeded':
          return settle(key, outcome, true);
        case 'not_sent':
          return settle(key, outcome, false);
        case 'declined':
          return settle(key, outcome, outcome.fault === 'provider' || outcome.fault === 'issuer' ? false : null);
        default:
          return outcome.state satisfies never;
      }
    },
    breaker({ channel, operation, instance, open: isOpen }) {
      if (operation !== 'charge') return;
      const instances = open.get(channel) ?? new Set<string>();
      if (isOpen) instances.add(instance);
      else instances.delete(instance);
      open.set(channel, instances);
    },
    score: (channel, now) => estimator.estimate(channel, now),
    isDown: (channel) => (open.get(channel)?.size ?? 0) > 0,
  };
}

function forgetOldest(doubts: Map<string, string>): void {
  if (doubts.size <= MAX_DOUBTS) return;
  const [oldest] = doubts.keys();
  if (oldest !== undefined) doubts.delete(oldest);
}
