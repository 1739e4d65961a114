import { Counter, Gauge, type Registry } from 'prom-client';
import type { DepositMeter, DepositStore, TransferStore } from '../deposit-ports.ts';

/** So many pending deposits say enough. */
const MOST_PENDING = 100;

/** Counters of deposits and transfers, and gauges of what waits. */
export function createDepositMeter(registry: Registry, stores: { deposits: Pick<DepositStore, 'pending'>; transfers: Pick<TransferStore, 'countUnclaimed'> }): DepositMeter {
  const registers = [registry];
  const deposits = new Counter({ name: 'adaigi_deposits_total', help: 'Changes of deposits, by the state they came to', labelNames: ['state', 'wallet', 'reason'], registers });
  const transfers = new Counter({ name: 'adaigi_incoming_transfers_total', help: 'Transfers told of, by source: new, known, or contradicting what is known', labelNames: ['wallet', 'source', 'what'], registers });
  const pending: Gauge = new Gauge({ name: 'adaigi_deposits_pending', help: 'Deposits that wait for a person, up to 100', registers, collect: async () => pending.set((await stores.deposits.pending(MOST_PENDING).catch(() => [])).length) });
  const unclaimed: Gauge = new Gauge({ name: 'adaigi_transfers_unclaimed', help: 'Transfers that nobody has claimed', registers, collect: async () => unclaimed.set(await stores.transfers.countUnclaimed().catch(() => Number.NaN)) });
  return {
    depositChanged: ({ state, walletType, reason }) => deposits.inc({ state, wallet: walletType, reason: reason ?? '' }),
    transfersRecorded: (wallet, source, what, count) => transfers.inc({ wallet, source, what }, count),
  };
}
