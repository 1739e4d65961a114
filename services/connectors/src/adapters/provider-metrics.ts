import type { Outcome } from '@adaigi/domain';
import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

/** Codes that get a label of their own per process; a provider gone mad must not fill the registry. */
const MOST_CODES = 30;

export interface ProviderMetrics {
  observe(channel: string, operation: string, outcome: Outcome, seconds: number): void;
  callbackRefused(channel: string, refusal: string): void;
  callbackContradicts(channel: string): void;
}

/** What every call to a provider leaves in the registry. */
export function createProviderMetrics(registry: Registry): ProviderMetrics {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'adaigi_provider_request_seconds',
    help: 'Time of a provider operation, the payer\'s included, by outcome.',
    labelNames: ['channel', 'operation', 'outcome'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80],
    registers,
  });
  const unknownCodes = new Counter({
    name: 'adaigi_provider_unknown_code_total',
    help: 'Answers with a code that no document has; each must be looked up and mapped.',
    labelNames: ['channel', 'code'],
    registers,
  });
  const troubles = new Counter({
    name: 'adaigi_provider_trouble_total',
    help: 'Answers that an operator must look at: configuration (credentials, store, signature refused) or integrity (contradicts what was asked).',
    labelNames: ['channel', 'operation', 'kind'],
    registers,
  });
  const refusals = new Counter({
    name: 'adaigi_provider_callbacks_refused_total',
    help: 'Callbacks that were not believed.',
    labelNames: ['channel', 'refusal'],
    registers,
  });
  const codes = new Set<string>();
  const label = (code: string): string => {
    if (codes.has(code)) return code;
    if (code === '' || code.length > 12 || codes.size >= MOST_CODES) return 'other';
    codes.add(code);
    return code;
  };
  return {
    observe(channel, operation, outcome, elapsed) {
      seconds.observe({ channel, operation, outcome: outcome.kind }, elapsed);
      if (outcome.kind !== 'unknown' && outcome.kind !== 'declined') return;
      const { reason } = outcome;
      if (reason === 'provider_code_unknown') unknownCodes.inc({ channel, code: label(outcome.providerCode) });
      if (reason === 'configuration' || reason === 'integrity') troubles.inc({ channel, operation, kind: reason });
    },
    callbackContradicts: (channel) => troubles.inc({ channel, operation: 'callback', kind: 'integrity' }),
    callbackRefused: (channel, refusal) => refusals.inc({ channel, refusal }),
  };
}
