import type { Connector } from '@adaigi/connector-kit';
import { isCounted } from '@adaigi/resilience';
import type { HangWatch } from '@adaigi/resilience';
import type { Logger } from 'pino';
import type { OldCharge } from '../ports.ts';
import { ChannelProber } from '../usecases/probe-channel.ts';
import type { ProbedGuard, ProbeSettings } from '../usecases/probe-channel.ts';
import { watched } from './guarded-wire.ts';
import type { HealthEvents } from './health-events.ts';
import type { OldCharges } from './old-charges.ts';
import type { ProviderMetrics } from './provider-metrics.ts';

export interface ProberOptions {
  readonly settings: ProbeSettings;
  readonly channel: string;
  /** Of its own connections, so that a probe never waits behind calls that hang. */
  readonly connector: Connector;
  readonly guards: readonly ProbedGuard[];
  readonly watch: HangWatch;
  readonly oldCharges: OldCharges;
  readonly health: HealthEvents;
  readonly metrics: ProviderMetrics;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** Of a prober: often enough for its shortest wait, and nothing to a processor. */
const TICK_MS = 200;
const COUNTING = { declines: 'ignore', slowMs: null, payerTimeMs: null } as const;

/** Runs the probes of one channel until the signal. */
export function createProber({ settings, channel, connector, guards, watch, oldCharges, health, metrics, log, signal }: ProberOptions): ChannelProber {
  const inquire = watched(
    'probe',
    ({ reference, amount, method }: OldCharge) =>
      connector.inquire({ operation: 'charge', reference, amount, method, charge: null, conclusive: true, notFoundConclusive: true, answeredCode: '', now: new Date() }, signal),
    { metrics, log, settings: { id: channel } },
  );
  return new ChannelProber(settings, {
    guards,
    isSuspicious: (now) => watch.isSuspicious(now),
    oldCharge: () => oldCharges.find(channel),
    ask: async (charge) => {
      const outcome = await inquire(charge);
      return { outcome, isFault: isCounted(outcome, 0, COUNTING) };
    },
    publish: (result) => health.probed(channel, result),
    clock: () => performance.now(),
    random: Math.random,
  });
}

/** @returns to stop it */
export function runProber(prober: ChannelProber, channel: string, log: Logger): () => void {
  const timer = setInterval(() => {
    // A probe that meets a database which is away, or a bug, must not end the process nor the probing.
    prober.tick().catch((error: unknown) => log.warn({ channel, err: error }, 'a probe could not be made'));
  }, TICK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
