import type { Engine, EngineChannel } from '@adaigi/routing-engine';
import type { PlatformPolicy } from '@adaigi/routing-policy';
import type { ChannelFacts, PayMethod } from '../ports.ts';
import { channelOf, operationOf } from './operations.ts';

/** A channel is asked by probes as long as one was heard in this time; three of the usual ones may get lost. */
const PROBED_MS = 40_000;
/** Of a channel that no connector has described yet. */
const UNDESCRIBED_TIMEOUT_MS = 60_000;
const MINOR_PER_UNIT = 100;

/** The channels of which anything is known, for decisions and, an operation for each way of paying, for the engine. */
export interface KnownChannels {
  /** Those that connectors have described. */
  channels(): readonly ChannelFacts[];
  /** What one process serves, from now on. */
  describe(process: string, facts: readonly ChannelFacts[]): void;
  /**
   * An event names a channel. What it tells must not be lost because its connector is away.
   *
   * @param method null when it speaks for the channel as a whole
   */
  heardOf(channel: string, wallet: string, method: PayMethod | null): void;
  probed(channel: string, at: number): void;
  /** Costs have changed, or time has passed. */
  refresh(now: number): void;
  /** For a snapshot: the engine knows no other operations. */
  configured(): readonly EngineChannel[];
  restore(operations: readonly EngineChannel[]): void;
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
    const described = facts.flatMap(({ id, wallet, methods, chargeTimeoutMs }) =>
      methods.map((method) => ({ id: operationOf(id, method), wallet, inquiry: inquiry(id), timeoutMs: chargeTimeoutMs, ...costOf(id) })),
    );
    const rest = [...undescribed.values()].map((operation) => ({ ...operation, inquiry: inquiry(channelOf(operation.id)), ...costOf(channelOf(operation.id)) }));
    const next = [...described, ...rest].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const nextSignature = JSON.stringify(next);
    if (nextSignature === signature) return;
    engine.configure(next);
    [configured, signature] = [next, nextSignature];
  };
  const isKnown = (operation: string): boolean => undescribed.has(operation) || facts.some(({ id, methods }) => methods.some((method) => operationOf(id, method) === operation));
  const addBlank = (id: string, wallet: string): void => void undescribed.set(id, { id, wallet, inquiry: false, timeoutMs: UNDESCRIBED_TIMEOUT_MS, costPercent: 0, costFixed: 0 });
  return {
    channels: () => facts,
    configured: () => configured,
    refresh,
    describe(process, described) {
      byProcess.set(process, described);
      const all = new Map([...byProcess.values()].flat().map((channel) => [channel.id, channel]));
      // One that is not described any more stays known to the engine: it may come back.
      for (const { id, wallet, methods } of facts) if (!all.has(id)) for (const method of methods) addBlank(operationOf(id, method), wallet);
      for (const operation of undescribed.keys()) if (all.has(channelOf(operation))) undescribed.delete(operation);
      facts = [...all.values()];
      refresh(lastRefresh);
    },
    heardOf(channel, wallet, method) {
      const operation = operationOf(channel, method ?? 'wallet');
      if (isKnown(operation) || (method === null && facts.some(({ id }) => id === channel))) return;
      addBlank(operation, wallet);
      refresh(lastRefresh);
    },
    probed(channel, at) {
      probes.set(channel, Math.max(at, probes.get(channel) ?? 0));
    },
    restore(operations) {
      for (const operation of operations) if (!isKnown(operation.id)) undescribed.set(operation.id, operation);
      refresh(lastRefresh);
    },
  };
}
