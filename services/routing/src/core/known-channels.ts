import type { Engine, EngineChannel } from '@adaigi/routing-engine';
import type { PlatformPolicy } from '@adaigi/routing-policy';
import type { ChannelFacts } from '../ports.ts';

/** A channel is asked by probes as long as one was heard in this time; three of the usual ones may get lost. */
const PROBED_MS = 40_000;
/** Of a channel that no connector has described yet. */
const UNDESCRIBED_TIMEOUT_MS = 60_000;
const MINOR_PER_UNIT = 100;

/** The channels of which anything is known, for decisions and for the engine. */
export interface KnownChannels {
  /** Those that connectors have described. */
  channels(): readonly ChannelFacts[];
  /** What one process serves, from now on. */
  describe(process: string, facts: readonly ChannelFacts[]): void;
  /** An event names a channel. What it tells must not be lost because its connector is away. */
  heardOf(channel: string, wallet: string): void;
  probed(channel: string, at: number): void;
  /** Costs have changed, or time has passed. */
  refresh(now: number): void;
  /** For a snapshot: the engine knows no other channels. */
  configured(): readonly EngineChannel[];
  restore(channels: readonly EngineChannel[]): void;
}

/** @param platform the platform's policy in force, which holds the costs */
export function createKnownChannels(engine: Pick<Engine, 'configure'>, platform: () => PlatformPolicy): KnownChannels {
  const byProcess = new Map<string, readonly ChannelFacts[]>();
  const undescribed = new Map<string, EngineChannel>();
  const probes = new Map<string, number>();
  let facts: readonly ChannelFacts[] = [];
  let configured: readonly EngineChannel[] = [];
  let signature = '';
  let lastRefresh = 0;

  const costOf = (channel: string): Pick<EngineChannel, 'costPercent' | 'costFixed'> => {
    const cost = platform().channels?.[channel]?.cost;
    return { costPercent: cost?.percent ?? 0, costFixed: (cost?.fixed ?? 0) / MINOR_PER_UNIT };
  };
  const refresh = (now: number): void => {
    lastRefresh = now;
    const inquiry = (id: string): boolean => (probes.get(id) ?? -Infinity) > now - PROBED_MS;
    const described = facts.map(({ id, wallet, chargeTimeoutMs }) => ({ id, wallet, inquiry: inquiry(id), timeoutMs: chargeTimeoutMs, ...costOf(id) }));
    const rest = [...undescribed.values()].map((channel) => ({ ...channel, inquiry: inquiry(channel.id), ...costOf(channel.id) }));
    const next = [...described, ...rest].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const nextSignature = JSON.stringify(next);
    if (nextSignature === signature) return;
    engine.configure(next);
    [configured, signature] = [next, nextSignature];
  };
  const isKnown = (id: string): boolean => undescribed.has(id) || facts.some((channel) => channel.id === id);
  return {
    channels: () => facts,
    configured: () => configured,
    refresh,
    describe(process, described) {
      byProcess.set(process, described);
      const all = new Map([...byProcess.values()].flat().map((channel) => [channel.id, channel]));
      // One that is not described any more stays known to the engine: it may come back.
      for (const { id, wallet } of facts) if (!all.has(id)) undescribed.set(id, blank(id, wallet));
      for (const id of all.keys()) undescribed.delete(id);
      facts = [...all.values()];
      refresh(lastRefresh);
    },
    heardOf(channel, wallet) {
      if (isKnown(channel)) return;
      undescribed.set(channel, blank(channel, wallet));
      refresh(lastRefresh);
    },
    probed(channel, at) {
      probes.set(channel, Math.max(at, probes.get(channel) ?? 0));
    },
    restore(channels) {
      for (const channel of channels) if (!isKnown(channel.id)) undescribed.set(channel.id, channel);
      refresh(lastRefresh);
    },
  };
}

function blank(id: string, wallet: string): EngineChannel {
  return { id, wallet, inquiry: false, timeoutMs: UNDESCRIBED_TIMEOUT_MS, costPercent: 0, costFixed: 0 };
}
