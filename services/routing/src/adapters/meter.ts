import { Counter, Gauge, type Registry } from 'prom-client';
import type { ChannelCatalogue, Clock, Knowledge, Meter } from '../ports.ts';

export function createMeter(registry: Registry): Meter {
  const decisions = new Counter({
    name: 'adaigi_route_decisions_total',
    help: 'Decisions by the channel they put first',
    labelNames: ['channel', 'approach'],
    registers: [registry],
  });
  return { decided: (channel, approach) => decisions.inc({ channel, approach }) };
}

/** Scores as they are when Prometheus asks. The only segment so far is all payments. */
export function registerScores(registry: Registry, catalogue: ChannelCatalogue, knowledge: Knowledge, clock: Clock): void {
  const scores: Gauge = new Gauge({
    name: 'adaigi_route_score',
    help: 'Estimated success probability',
    labelNames: ['channel', 'segment'],
    registers: [registry],
    collect: () => {
      for (const { id } of catalogue.channels()) scores.set({ channel: id, segment: 'all' }, knowledge.score(id, clock.now()).mean);
    },
  });
}
