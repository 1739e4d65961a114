import { createHttpClient } from '@adaigi/connector-kit';
import type { Runtime } from '@adaigi/runtime';
import { guardPayoutWire } from './adapters/guarded-payout-wire.ts';
import type { ConfiguredPayoutChannel } from './payout-channel-config.ts';
import type { PayoutChannel, PayoutChannels } from './payout-ports.ts';
import type { WiringOptions } from './wire-channels.ts';

/** Gives every configured payout channel connections of its own and puts the guards around its connector. */
export function wirePayoutChannels(runtime: Runtime, configured: readonly ConfiguredPayoutChannel[], options: WiringOptions): PayoutChannels {
  const channels = new Map<string, PayoutChannel>();
  for (const { settings, protection, prepared } of configured) {
    const http = createHttpClient({ baseUrl: prepared.baseUrl, connectTimeoutMs: settings.connectTimeoutMs });
    const timeouts = { payoutMs: settings.payoutTimeoutMs, inquireMs: settings.inquireTimeoutMs };
    const guarded = guardPayoutWire(prepared.create({ http, timeouts }), {
      settings,
      protection,
      metrics: options.metrics,
      registry: runtime.metrics,
      log: runtime.log,
      signal: options.signal,
      onStateChange: (channel, operation, change) => options.health.breakerChanged(channel, operation, change),
    });
    runtime.onStop(`payout channel ${settings.id}`, async () => {
      guarded.stop();
      await http.close();
    });
    channels.set(settings.id, { settings, wire: guarded.wire });
  }
  return channels;
}
