import { grpcServices, type GrpcClient } from '@adaigi/contracts';
import type { PayoutConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/PayoutConnectorsService.ts';
import type { LedgerServiceDefinition } from '@adaigi/contracts/gen/adaigi/ledger/v1/LedgerService.ts';
import type { RiskServiceDefinition } from '@adaigi/contracts/gen/adaigi/risk/v1/RiskService.ts';
import { serve } from '@adaigi/grpc';
import type { FieldCipher } from '@adaigi/mongo';
import type { Runtime } from '@adaigi/runtime';
import type { Model } from 'mongoose';
import { createLedgerClient } from './adapters/ledger-client.ts';
import type { Publish } from './adapters/payment-store.ts';
import { createPayoutConnectorsClient } from './adapters/payout-connectors-client.ts';
import type { PayoutDocument } from './adapters/payout-document.ts';
import { createPayoutMeter } from './adapters/payout-meter.ts';
import { createPayoutRiskClient } from './adapters/payout-risk-client.ts';
import { createPayoutStore } from './adapters/payout-store.ts';
import { createReceiverSlots, type ReceiverSlotDocument } from './adapters/receiver-slots.ts';
import { createWorker, type WorkerOptions } from './adapters/worker.ts';
import { payoutHandlers, payoutOperatorHandlers } from './grpc/payout-handlers.ts';
import type { Operators } from './operator-ports.ts';
import type { PayoutAudit, PayoutPorts } from './payout-ports.ts';
import { executePayout } from './usecases/payouts/execute-payout.ts';
import { lookBack } from './usecases/payouts/look-back.ts';

export interface PayoutWiring extends Pick<PayoutPorts, 'clock' | 'ids' | 'policy' | 'stepLeaseMs' | 'pollMs' | 'payoutTimeToLiveMs' | 'payoutFundsWaitMs' | 'lookBackMs'> {
  readonly models: { readonly payouts: Model<PayoutDocument>; readonly receiverSlots: Model<ReceiverSlotDocument> };
  readonly cipher: FieldCipher;
  readonly publish: Publish;
  readonly payoutAudit: PayoutAudit;
  readonly operators: Operators;
  readonly ledger: GrpcClient<LedgerServiceDefinition>;
  readonly risk: GrpcClient<RiskServiceDefinition>;
  readonly connectors: readonly GrpcClient<PayoutConnectorsServiceDefinition>[];
  /** What a call's deadline stays behind the connector's own time-out. */
  readonly callMarginMs: number;
  readonly worker: WorkerOptions;
}

/** Below what the edge waits for an answer. */
const LEDGER_PATIENCE_MS = 7_000;

/** Looks back are in no hurry, and must not stand in the way of money: few at once, of many that a sweep takes up. */
const LOOKS = { concurrency: 100, stepsAtOnce: 4 };

/** Money out: its store, its worker, and the gRPC services that it adds. */
export async function wirePayouts(runtime: Runtime, wiring: PayoutWiring) {
  const { models, cipher, publish, ledger, risk, connectors, callMarginMs, worker, payoutAudit, operators, ...common } = wiring;
  const payouts = createPayoutStore(models.payouts, cipher, publish);
  const ports = {
    ...common,
    ledgerPatienceMs: LEDGER_PATIENCE_MS,
    payouts,
    ledger: createLedgerClient(ledger, LEDGER_PATIENCE_MS),
    payoutRisk: createPayoutRiskClient(risk),
    payoutConnectors: await createPayoutConnectorsClient(runtime, connectors, callMarginMs),
    receiverSlots: createReceiverSlots(models.receiverSlots),
    payoutMeter: createPayoutMeter(runtime.metrics, payouts),
    payoutAudit,
    operators,
    wakePayout: (id: string): void => wake(id),
  };
  const { wake } = createWorker(runtime, { store: payouts, clock: ports.clock, execute: (id, aside) => executePayout(ports, id, aside) }, worker, 'payouts');
  createWorker(
    runtime,
    { store: { due: (now, limit) => payouts.dueLooks(now, limit) }, clock: ports.clock, execute: (id) => lookBack(ports, id) },
    { ...worker, ...LOOKS, sweepEveryMs: 5 * worker.sweepEveryMs },
    'payout_looks',
  );
  return [serve(grpcServices.payouts, payoutHandlers(ports)), serve(grpcServices.payoutOperators, payoutOperatorHandlers(ports))];
}
