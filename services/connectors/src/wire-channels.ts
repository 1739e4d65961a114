import { createHttpClient } from '@adaigi/connector-kit';
import { HangWatch } from '@adaigi/resilience';
import type { Runtime } from '@adaigi/runtime';
import { guardWire } from './adapters/guarded-wire.ts';
import type { HealthEvents } from './adapters/health-events.ts';
import { observedConnector } from './adapters/observed-connector.ts';
import type { OldCharges } from './adapters/old-charges.ts';
import type { ProviderMetrics } from './adapters/provider-metrics.ts';
import { createProber, runProber } from './adapters/run-prober.ts';
import type { ConfiguredChannel } from './channel-config.ts';
import type { Channel, Channels } from './ports.ts';

export interface WiringOptions {
  readonly oldCharges: OldCharges;
  readonly metrics: ProviderMetrics;
  readonly health: HealthEvents;
  readonly signal: AbortSignal;
}

/** Gives every configured channel connections of its own and puts the guards and the prober around its connector. */
export function wireChannels(runtime: Runtime, configured: readonly ConfiguredChannel[], options: WiringOptions): Channels {
  const channels = new Map<string, Channel>();
  for (const each of configured) channels.set(each.settings.id, wireChannel(runtime, each, options));
  return channels;
}

function wireChannel(runtime: Runtime, { settings, protection, probe, registration, prepared }: ConfiguredChannel, options: WiringOptions): Channel {
  const { id } = settings;
  const { metrics, health, oldCharges, signal } = options;
  const connectorWith = (connectTimeoutMs: number, inquireMs: number) => {
    const http = createHttpClient({ baseUrl: prepared.baseUrl, connectTimeoutMs });
    return { http, connector: prepared.create({ http, timeouts: { chargeMs: settings.chargeTimeoutMs, inquireMs, refundMs: settings.refundTimeoutMs } }) };
  };
  const serving = connectorWith(settings.connectTimeoutMs, settings.inquireTimeoutMs);
  const probing = connectorWith(Math.min(settings.connectTimeoutMs, probe.timeoutMs), probe.timeoutMs);
  const watch = new HangWatch(probe);
  const guarded = guardWire(observedConnector(serving.connector, watch, (charge) => oldCharges.remember(id, charge)), {
    settings,
    protection,
    metrics,
    registry: runtime.metrics,
    log: runtime.log,
    signal,
    onStateChange: (channel, operation, change) => health.breakerChanged(channel, operation, change),
    mayTry: () => prober.mayTry(),
  });
  const { log } = runtime;
  const prober = createProber({ settings: probe, channel: id, connector: probing.connector, guards: guarded.guards, watch, oldCharges, health, metrics, log, signal });
  const stopProbing = settings.disabled ? () => undefined : runProber(prober, id, log);
  runtime.onStop(`channel ${id}`, async () => {
    stopProbing();
    guarded.stop();
    await Promise.all([serving.http.close(), probing.http.close()]);
  });
  return { settings, capabilities: registration.capabilities, wire: guarded.wire };
}
