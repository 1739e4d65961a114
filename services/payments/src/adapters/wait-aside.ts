import type { ConnectorsPort } from '../ports.ts';
import type { Aside } from './worker.ts';

/** The connectors for the steps of a worker: while a provider or its payer is waited for, the step leaves its place to others. */
export function waitAside(connectors: ConnectorsPort, aside: Aside): ConnectorsPort {
  return {
    ...connectors,
    charge: (call) => aside(() => connectors.charge(call)),
    inquire: (call) => aside(() => connectors.inquire(call)),
    refund: (call) => aside(() => connectors.refund(call)),
  };
}
