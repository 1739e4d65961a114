import type { Mode } from '@adaigi/domain';
import type { Health, Ranked } from '@adaigi/routing-engine';
import type { Ranker } from '../core/arrange.ts';
import type { HealthWatch } from '../core/health-watch.ts';
import { rankerFor } from '../core/operations.ts';
import type { PolicyBook } from '../core/policy-book.ts';
import type { ChannelCatalogue, ChannelFacts, Clock } from '../ports.ts';

export interface HealthPorts {
  readonly catalogue: ChannelCatalogue;
  readonly engine: Ranker;
  readonly policies: Pick<PolicyBook, 'rulesFor'>;
  readonly watch: Pick<HealthWatch, 'since'>;
  readonly clock: Clock;
}

/** A channel over all payments by its first way of paying, now: prompts, where it offers them. */
export interface ChannelHealthView {
  readonly facts: ChannelFacts;
  readonly ranked: Ranked;
  readonly health: Health;
  /** Milliseconds since the epoch; null when it has not been looked at yet. */
  readonly since: number | null;
  /** End of the maintenance that is on; milliseconds since the epoch. */
  readonly maintenanceUntil: number | null;
}

/** How the channels fare; one in maintenance is down, whatever it would answer. */
export function describeHealth(ports: HealthPorts, mode: Mode | null): ChannelHealthView[] {
  const now = ports.clock.now().getTime();
  return ports.catalogue
    .channels()
    .filter((channel) => mode === null || channel.mode === mode)
    .map((facts) => {
      const ranked = overAll(ports.engine, facts, [], now);
      const maintenanceUntil = ports.policies.rulesFor(facts.mode, '').maintenanceUntil(facts.id, now);
      const health = maintenanceUntil === null ? ranked.health : 'down';
      return { facts, ranked, health, since: ports.watch.since(facts.id), maintenanceUntil };
    });
}

/** What is believed of a channel in some segments; in none: over all payments. */
export function overAll(engine: Ranker, { id, methods }: Pick<ChannelFacts, 'id' | 'methods'>, features: readonly string[], now: number): Ranked {
  const question = { now, attemptId: '', attempt: 1, attemptsLeft: 1, amount: 1, features, candidates: [id], objective: 'success' } as const;
  const [ranked] = rankerFor(engine, methods.includes('wallet') ? 'wallet' : (methods[0] ?? 'wallet')).rank(question, () => 0).order;
  if (ranked === undefined) throw new RangeError('the engine ranked nothing');
  return ranked;
}
