import { Counter, Gauge, type Registry } from 'prom-client';
import { AMOUNT_BANDS, PAYER_KINDS } from '../core/features.ts';
import type { Meter } from '../ports.ts';
import { describeHealth, overAll, type HealthPorts } from '../usecases/describe-health.ts';

const STATES = ['up', 'degraded', 'down', 'probing'] as const;

export function createMeter(registry: Registry): Meter {
  const decisions = new Counter({
    name: 'adaigi_route_decisions_total',
    help: 'Decisions by the channel they put first',
    labelNames: ['channel', 'approach'],
    registers: [registry],
  });
  return { decided: (channel, approach) => decisions.inc({ channel, approach }) };
}

export interface GaugePorts extends HealthPorts {
  /** How old what is known is, in milliseconds. */
  knowledgeAgeMs(): number;
}

/** What is read when Prometheus asks. Segments are the bounded ones that people look at: all payments, amount bands, first and repeat payers. */
export function registerGauges(registry: Registry, ports: GaugePorts): void {
  const registers = [registry];
  const scores: Gauge = new Gauge({
    name: 'adaigi_route_score',
    help: 'Estimated success probability',
    labelNames: ['channel', 'segment'],
    registers,
    collect: () => {
      const now = ports.clock.now().getTime();
      for (const channel of ports.catalogue.channels()) {
        scores.set({ channel: channel.id, segment: 'all' }, overAll(ports.engine, channel, [], now).probability);
        for (const segment of [...AMOUNT_BANDS, ...PAYER_KINDS]) scores.set({ channel: channel.id, segment }, overAll(ports.engine, channel, [segment], now).probability);
      }
    },
  });
  const health: Gauge = new Gauge({
    name: 'adaigi_channel_health',
    help: '1 for the state that a channel is in',
    labelNames: ['channel', 'state'],
    registers,
    collect: () => {
      for (const view of describeHealth(ports, null)) for (const state of STATES) health.set({ channel: view.facts.id, state }, Number(view.health === state));
    },
  });
  const age: Gauge = new Gauge({
    name: 'adaigi_route_knowledge_age_seconds',
    help: 'Time since this replica last heard of both topics it learns from',
    registers,
    collect: () => age.set(ports.knowledgeAgeMs() / 1000),
  });
}
