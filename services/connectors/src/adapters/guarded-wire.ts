import type { Connector, ExchangeOperation } from '@adaigi/connector-kit';
import type { Outcome } from '@adaigi/domain';
import { guard } from '@adaigi/resilience';
import type { BreakerChange, BreakerSettings, Guarded, GuardOptions } from '@adaigi/resilience';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { ChannelSettings, Wire } from '../ports.ts';
import type { ProbedGuard } from '../usecases/probe-channel.ts';
import type { ProviderMetrics } from './provider-metrics.ts';

/** What belongs to the protection of a channel and not to its protocol. */
export interface Protection {
  readonly breaker: BreakerSettings;
  /** Inquiries slower than this count against the provider; no payer is waited for in one. */
  readonly slowInquiryMs: number;
}

/** An undecided answer after this long was waiting for a payer, not for the provider. */
const PAYER_TIME_MS = 10_000;

export interface GuardedWireOptions {
  readonly settings: ChannelSettings;
  readonly protection: Protection;
  readonly metrics: ProviderMetrics;
  readonly registry: Registry;
  readonly log: Logger;
  /** Ends what is still under way when the process must. */
  readonly signal: AbortSignal;
  readonly onStateChange: (channel: string, operation: string, change: BreakerChange) => void;
  /** Whether a customer's operation may be the first after a rest. Inquiries always may. */
  readonly mayTry?: () => boolean;
}

/** A connector behind breaker, bulkhead, metrics and log: each cross-cutting concern wrapped once, none of them inside a provider. */
export function guardWire(connector: Connector, options: GuardedWireOptions): { wire: Wire; guards: readonly ProbedGuard[]; stop(): void } {
  const { settings, protection, signal } = options;
  const rules = (operation: ExchangeOperation | 'inquire'): GuardOptions => ({
    channel: settings.id,
    operation,
    breaker: protection.breaker,
    maxConcurrent: settings.maxConcurrent,
    metrics: options.registry,
    onStateChange: options.onStateChange,
    declines: operation === 'inquire' ? 'ignore' : 'count',
    slowMs: operation === 'inquire' ? protection.slowInquiryMs : null,
    payerTimeMs: operation === 'charge' ? PAYER_TIME_MS : null,
    ...(operation === 'inquire' || options.mayTry === undefined ? {} : { mayTry: options.mayTry }),
  });
  const guarded = <O extends { readonly reference: string }>(operation: ExchangeOperation | 'inquire', call: (order: O) => Promise<Outcome>) =>
    guard(watched(operation, call, options), rules(operation));

  const charge = guarded('charge', (order: Parameters<Connector['charge']>[0]) => connector.charge(order, signal));
  const inquire = guarded('inquire', (order: Parameters<Connector['inquire']>[0]) => connector.inquire(order, signal));
  const refund = connector.refund?.bind(connector);
  const guardedRefund = refund === undefined ? null : guarded('refund', (order: Parameters<typeof refund>[0]) => refund(order, signal));
  const guards = [probed('charge', charge), probed('inquire', inquire), ...(guardedRefund === null ? [] : [probed('refund', guardedRefund)])];
  return {
    wire: {
      charge: (order) => charge.call(order),
      inquire: (order) => inquire.call(order),
      refund: guardedRefund === null ? null : (order) => guardedRefund.call(order),
      parseCallback: (callback) => connector.parseCallback(callback),
    },
    guards,
    stop: () => {
      for (const each of [charge, inquire, guardedRefund]) each?.stop();
    },
  };
}

function probed(operation: string, guarded: Pick<Guarded<never>, 'state' | 'failuresInARow' | 'recovered' | 'trip'>): ProbedGuard {
  return {
    operation,
    get state() {
      return guarded.state;
    },
    get failuresInARow() {
      return guarded.failuresInARow;
    },
    recovered: () => guarded.recovered(),
    trip: (reason) => guarded.trip(reason),
  };
}

/** Times and logs a call. References are ours and no secret; nothing of the payer is logged. */
export function watched<O extends { readonly reference: string }>(
  operation: string,
  call: (order: O) => Promise<Outcome>,
  options: Pick<GuardedWireOptions, 'metrics' | 'log'> & { readonly settings: { readonly id: string } },
) {
  const channel = options.settings.id;
  return async (order: O): Promise<Outcome> => {
    const startedAt = performance.now();
    const outcome = await call(order);
    const elapsedMs = performance.now() - startedAt;
    options.metrics.observe(channel, operation, outcome, elapsedMs / 1000);
    const { reference } = order;
    const facts = { channel, operation, reference, outcome: outcome.kind, ...told(outcome), elapsedMs: Math.round(elapsedMs) };
    if (needsOperator(outcome)) options.log.error(facts, 'the provider\'s answer needs an operator');
    else options.log.info(facts, 'provider answered');
    return outcome;
  };
}

function told(outcome: Outcome): { readonly reason?: string; readonly providerCode?: string } {
  const reason = 'reason' in outcome ? { reason: outcome.reason } : {};
  return 'providerCode' in outcome ? { ...reason, providerCode: outcome.providerCode } : reason;
}

function needsOperator(outcome: Outcome): boolean {
  return 'reason' in outcome && (outcome.reason === 'configuration' || outcome.reason === 'integrity' || outcome.reason === 'provider_code_unknown');
}
