import { createHttpClient } from '@adaigi/connector-kit';
import type { Runtime } from '@adaigi/runtime';
import { guardWire } from './adapters/guarded-wire.ts';
import type { HealthEvents } from './adapters/health-events.ts';
import type { ProviderMetrics } from './adapters/provider-metrics.ts';
import type { ConfiguredChannel } from './channel-config.ts';
import type { Channel, Channels } from './ports.ts';

export interface WiringOptions {
  readonly metrics: ProviderMetrics;
  readonly health: HealthEvents;
  readonly signal: AbortSignal;
}

/** Gives every configured channel connections of its own and puts the guards around its connector. */
export function wireChannels(runtime: Runtime, configured: readonly ConfiguredChannel[], options: WiringOptions): Channels {
  const channels = new Map<string, Channel>();
  for (const { settings, protection, registration, prepared } of configured) {
    const http = createHttpClient({ baseUrl: prepared.baseUrl, connectTimeoutMs: settings.connectTimeoutMs });
    const timeouts = { chargeMs: settings.chargeTimeoutMs, inquireMs: settings.inquireTimeoutMs, refundMs: settings.refundTimeoutMs };
    const guarded = guardWire(prepared.create({ http, timeouts }), {
      settings,
      protection,
      metrics: options.metrics,
      registry: runtime.metrics,
      log: runtime.log,
      signal: options.signal,
      onStateChange: (channel, operation, change) => options.health.breakerChanged(channel, operation, change),
    });
    runtime.onStop(`channel ${settings.id}`, async () => {
      guarded.stop();
      await http.close();
    });
    channels.set(settings.id, { settings, capabilities: registration.capabilities, wire: guarded.wire });
  }
  return channels;
}
