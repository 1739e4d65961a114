import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';

/** Labels are accounts, operations and kinds: few, and never a number or a reference. */
export interface SimulatorMetrics {
  readonly calls: Counter<'account' | 'operation' | 'answer'>;
  readonly faults: Counter<'account' | 'operation' | 'fault'>;
  readonly ipns: Counter<'account' | 'result'>;
}

export function simulatorMetrics(registry: Registry): SimulatorMetrics {
  const registers = [registry];
  return {
    calls: new Counter({ name: 'adaigi_simulator_calls_total', help: 'Calls answered, by how', labelNames: ['account', 'operation', 'answer'], registers }),
    faults: new Counter({ name: 'adaigi_simulator_faults_total', help: 'Planned faults that hit a call', labelNames: ['account', 'operation', 'fault'], registers }),
    ipns: new Counter({ name: 'adaigi_simulator_ipns_total', help: 'IPN tries, by result', labelNames: ['account', 'result'], registers }),
  };
}
