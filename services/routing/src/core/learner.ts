import type { Fault, Mode } from '@adaigi/domain';
import type { Engine } from '@adaigi/routing-engine';
import { attemptIdOf } from './arrange.ts';
import type { PayMethod } from '../ports.ts';
import { featuresOf } from './features.ts';
import type { KnownChannels } from './known-channels.ts';
import { operationOf, PAY_METHODS } from './operations.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Volume } from './volume.ts';

/** What an attempt event says. Times are milliseconds since the epoch. */
export interface AttemptNews {
  readonly paymentId: string;
  readonly attemptNumber: number;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly channel: string;
  readonly wallet: string;
  readonly amountMinor: number;
  readonly repeatPayer: boolean;
  readonly method: PayMethod;
  readonly state: 'intent' | 'unknown' | 'pending' | 'quarantined' | 'not_sent' | 'declined' | 'succeeded';
  readonly fault: Fault | null;
  readonly sentAt: number;
  readonly at: number;
}

export interface BreakerNews {
  readonly channel: string;
  readonly instance: string;
  readonly state: 'open' | 'half_open' | 'closed';
  readonly at: number;
}

export interface ProbeNews {
  readonly channel: string;
  readonly answered: boolean;
  readonly at: number;
}

/** Tells the engine and the counters what has happened. */
export interface Learner {
  attempt(news: AttemptNews): void;
  breaker(news: BreakerNews): void;
  probe(news: ProbeNews): void;
}

export interface LearnerPorts {
  readonly engine: Pick<Engine, 'started' | 'ended' | 'breaker' | 'probed'>;
  readonly channels: Pick<KnownChannels, 'heardOf' | 'probed'>;
  readonly policies: Pick<PolicyBook, 'rulesFor'>;
  readonly volume: Pick<Volume, 'started'>;
}

const MINOR_PER_UNIT = 100;

/**
 * An attempt counts in the segments of the moment at which it was sent, as its decision saw them, and for its way of paying alone; breakers and probes speak for the channel.
 */
export function createLearner({ engine, channels, policies, volume }: LearnerPorts): Learner {
  return {
    attempt(news) {
      const attemptId = attemptIdOf(news);
      const { channel, state, at, amountMinor } = news;
      channels.heardOf(channel, news.wallet, news.method);
      if (state === 'intent') {
        const { merchantId, repeatPayer, sentAt } = news;
        const features = featuresOf({ merchantId, amountMinor, repeatPayer, at: sentAt });
        engine.started({ attemptId, channel: operationOf(channel, news.method), features, amount: amountMinor / MINOR_PER_UNIT, at: sentAt });
        const { caps } = policies.rulesFor(news.mode, merchantId).ruleOf(channel);
        volume.started(attemptId, caps.map(({ counter }) => counter), sentAt);
        return;
      }
      // What contradicts the question is no answer.
      const outcome = state === 'quarantined' ? 'unknown' : state;
      engine.ended({ attemptId, at, outcome, fault: outcome === 'declined' ? news.fault : null });
    },
    breaker(news) {
      channels.heardOf(news.channel, '', null);
      for (const method of PAY_METHODS) engine.breaker({ ...news, channel: operationOf(news.channel, method) });
    },
    probe({ channel, answered, at }) {
      channels.heardOf(channel, '', null);
      channels.probed(channel, at);
      for (const method of PAY_METHODS) engine.probed({ channel: operationOf(channel, method), answered, at });
    },
  };
}
