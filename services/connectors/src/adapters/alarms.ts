import type { Logger } from 'pino';
import type { Alarms } from '../ports.ts';
import type { ProviderMetrics } from './provider-metrics.ts';

/** Alarms as log lines and counters; what rings is decided in the alerting rules. */
export function createAlarms(log: Logger, metrics: ProviderMetrics): Alarms {
  return {
    raise(alarm) {
      switch (alarm.kind) {
        case 'outcome_not_stored':
          log.error({ ...alarm.key, err: alarm.error }, 'an outcome could not be stored; an inquiry will find it again');
          return;
        case 'hint_unanswered':
          log.error({ ...alarm.key }, 'the provider never answered whether a payment that it refused or did not know was paid after all, as somebody says; what it said before stands');
          return;
        case 'paid_payout_denied':
          log.error({ ...alarm.key }, 'the provider confirmed a payout and now denies it; its statement must tell');
          return;
        case 'callback_contradicts':
          metrics.callbackContradicts(alarm.key.channel);
          log.error({ ...alarm.key, field: alarm.field }, 'an authentic callback contradicts what was asked');
          return;
        case 'unknown_reference':
          metrics.callbackRefused(alarm.key.channel, 'unknown_reference');
          log.error({ ...alarm.key }, 'a callback is about a payment of which there is no record, or that was never sent');
          return;
        case 'callback_refused':
          metrics.callbackRefused(alarm.channel, alarm.refusal);
          log.warn({ channel: alarm.channel, refusal: alarm.refusal }, 'callback refused');
          return;
        default:
          alarm satisfies never;
      }
    },
  };
}
