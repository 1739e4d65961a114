import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';
import type { DecisionMeter } from '../ports.ts';

/** The service's metric. `rule` is the first that spoke, `none` where none did. */
export function createDecisionMeter(registry: Registry): DecisionMeter {
  const decisions = new Counter({
    name: 'adaigi_risk_decisions_total',
    help: 'Assessments of payments and payouts, repeats not counted.',
    labelNames: ['decision', 'rule'] as const,
    registers: [registry],
  });
  return { decided: (decision, rule) => decisions.inc({ decision, rule }) };
}
