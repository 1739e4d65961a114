import type { PayoutConnector } from '@adaigi/connector-kit';
import { guard } from '@adaigi/resilience';
import type { GuardOptions } from '@adaigi/resilience';
import type { PayoutWire } from '../payout-ports.ts';
import { watched } from './guarded-wire.ts';
import type { GuardedWireOptions } from './guarded-wire.ts';

/** A payout connector behind the same guards as one that charges. Nobody types a PIN here, so every doubt counts against the provider. */
export function guardPayoutWire(connector: PayoutConnector, options: Omit<GuardedWireOptions, 'settings'> & { readonly settings: { readonly id: string; readonly maxConcurrent: number } }): { wire: PayoutWire; stop(): void } {
  const { settings, protection, signal } = options;
  const rules = (operation: 'payout' | 'payout-inquiry'): GuardOptions => ({
    channel: settings.id,
    operation,
    breaker: protection.breaker,
    maxConcurrent: settings.maxConcurrent,
    metrics: options.registry,
    onStateChange: options.onStateChange,
    declines: operation === 'payout' ? 'count' : 'ignore',
    slowMs: operation === 'payout' ? null : protection.slowInquiryMs,
    payerTimeMs: null,
  });
  const payout = guard(
    watched('payout', (order: Parameters<PayoutConnector['payout']>[0]) => connector.payout(order, signal), options),
    rules('payout'),
  );
  const inquire = guard(
    watched('payout-inquiry', (order: Parameters<PayoutConnector['inquire']>[0]) => connector.inquire(order, signal), options),
    rules('payout-inquiry'),
  );
  return {
    wire: { payout: (order) => payout.call(order), inquire: (order) => inquire.call(order) },
    stop: () => {
      payout.stop();
      inquire.stop();
    },
  };
}
