import { nextPayoutStep } from '@adaigi/domain';
import type { PayoutLease, PayoutPorts } from '../../payout-ports.ts';
import { attemptPayout } from './attempt-payout.ts';
import { bookPayout } from './book-payout.ts';
import { finishStep } from './change-payout.ts';
import { holdPayout } from './hold-payout.ts';
import { resolvePayout } from './resolve-payout.ts';

type Aside = <T>(call: () => Promise<T>) => Promise<T>;

/** Steps that one wake-up may take before it leaves the rest to the sweep. */
const MAX_STEPS = 16;

/** Does what is due for a payout, one step under one lease at a time. Safe to call at any time, by anybody, twice. */
export async function executePayout(ports: PayoutPorts, id: string, aside: Aside = (call) => call()): Promise<void> {
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const lease = await ports.payouts.acquire(id, ports.stepLeaseMs);
    if (lease === null || !(await takeStep(ports, lease, aside))) return;
  }
}

async function takeStep(ports: PayoutPorts, lease: PayoutLease, aside: Aside): Promise<boolean> {
  const step = nextPayoutStep(lease.payout, ports.clock.now());
  // Whoever created it died before it could answer. It may have asked the ledger, so this one exists from now on, whatever the balance says, and
  // also when its time is over already: its merchant hears of the end.
  if (!lease.payout.accepted && (step.kind === 'hold' || step.kind === 'expire')) return finishStep(ports, lease, { kind: 'accept', at: ports.clock.now() });
  switch (step.kind) {
    case 'none':
    case 'wait':
      await ports.payouts.release(lease.payout.id, lease.token);
      return false;
    case 'hold':
      return holdPayout(ports, lease);
    case 'attempt':
      return attemptPayout(ports, lease, step.number, aside);
    case 'inquire':
      return resolvePayout(ports, lease, step.attempt);
    case 'expire':
      return finishStep(ports, lease, { kind: 'expire', at: ports.clock.now() });
    case 'book':
      return bookPayout(ports, lease, step.booking);
    default:
      return step satisfies never;
  }
}
