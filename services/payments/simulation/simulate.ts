import { createBroker } from './broker.ts';
import { checkEnd } from './check.ts';
import { createConnectors, SOUND_RULES, type Connectors } from './connectors.ts';
import { createContext, type Violation } from './context.ts';
import { createDatabase } from './database.ts';
import { HEAL_WITHIN_MS, scheduleFaults, type FaultCounts } from './faults.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMerchants } from './merchants.ts';
import { createPeers } from './peers.ts';
import { planOf } from './plan.ts';
import type { Plant } from './plants.ts';
import { createProcess, type SimProcess } from './process.ts';
import { createProvider } from './provider.ts';
import { createRandom } from './random.ts';
import { createReplica, watchLeases, type CallsUnderWay } from './replica.ts';
import { createScheduler, RunsInACircle } from './scheduler.ts';

/** How one seed went. */
export interface Result {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** Digest of the whole history: the same seed gives the same. */
  readonly hash: string;
  readonly history: readonly string[];
  readonly counts: FaultCounts & Ledger['counts'] & { readonly payments: number; readonly steps: number };
}

export interface SimulateOptions {
  readonly plant?: Plant | null;
  /** Keeps the readable history. */
  readonly trace?: boolean;
}

/** Lives through one seed: orders and faults, then healing, then quiet, then the comparison with the truth. */
export async function simulate(seed: number, { plant = null, trace = false }: SimulateOptions = {}): Promise<Result> {
  const scheduler = createScheduler();
  const plan = planOf(seed);
  const context = createContext(scheduler, createRandom(seed), plan, trace);
  const database = createDatabase(context);
  const broker = createBroker(context);
  const ledger = createLedger(context, database);
  const provider = createProvider(context, ledger, (message) => {
    const proof = connectors.read(message);
    if (proof !== null) broker.publishCallback(proof);
  });
  const connectors: Connectors = createConnectors(context, database, provider, plant?.connectors ?? SOUND_RULES);
  const connectorProcesses = new Map<string, SimProcess>(['connectors-j', 'connectors-e'].map((name) => [name, createProcess(context, name, () => undefined)]));
  const peers = createPeers(context, connectors, connectorProcesses);
  const calls: CallsUnderWay = new Map();
  const replicas = Array.from({ length: plan.replicas }, (_, number) => createReplica(context, `payments-${number + 1}`, { database, broker, peers, plant, calls }));
  watchLeases(context, database, calls);
  const processes = { replicas: replicas.map(({ process }) => process), connectors: [...connectorProcesses.values()] };
  for (const process of [...processes.connectors, ...processes.replicas]) process.start();
  const merchants = createMerchants(context, seed, replicas);
  const faults = scheduleFaults(context, { ...processes, database, broker, provider });

  const nothingDue = (): boolean => [...database.payments.values()].every(({ nextActionAt }) => nextActionAt === null) && database.outboxes.size === 0;
  const isQuiet = (): boolean =>
    nothingDue() && merchants.waiting() === 0 && broker.waiting() === 0 && provider.undecided() === 0 && replicas.every((replica) => replica.running() === 0);

  try {
    await scheduler.runUntil(() => false, plan.faultMs);
    faults.heal();
    let quiet = await scheduler.runUntil(isQuiet, plan.faultMs + HEAL_WITHIN_MS);
    // Only now the worst of a provider: what it had refused, and debited all the same.
    provider.confess();
    quiet = (await scheduler.runUntil(isQuiet, scheduler.nowMs() + HEAL_WITHIN_MS)) && quiet;
    if (!quiet) context.violate('3 ends', 'the world does not come to rest');
  } catch (error) {
    if (!(error instanceof RunsInACircle)) throw error;
    context.violate('3 ends', 'the world runs in a circle');
  }
  checkEnd(context, { database, ledger, published: broker.published, promises: merchants.promises });
  return {
    seed,
    violations: context.violations,
    hash: context.hash(),
    history: context.lines,
    counts: { ...faults.counts, ...ledger.counts, payments: database.payments.size, steps: scheduler.steps() },
  };
}
