import { ConfigError } from '@adaigi/config';
import { grpcServices, type GrpcClient } from '@adaigi/contracts';
import type { TransferFeedsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/TransferFeedsService.ts';
import type { RiskServiceDefinition } from '@adaigi/contracts/gen/adaigi/risk/v1/RiskService.ts';
import { serve } from '@adaigi/grpc';
import { untilReachable, type FieldCipher } from '@adaigi/mongo';
import type { Runtime } from '@adaigi/runtime';
import type { Connection } from 'mongoose';
import type { RecordChange, RecordOnce, RecordWork } from './adapters/audit-log.ts';
import { depositModel } from './adapters/deposit-document.ts';
import { createDepositIds } from './adapters/deposit-ids.ts';
import { createDepositMeter } from './adapters/deposit-meter.ts';
import { createDepositRiskClient } from './adapters/deposit-risk-client.ts';
import { createDepositStore } from './adapters/deposit-store.ts';
import { createFeedCursors, feedCursorModel } from './adapters/feed-cursors.ts';
import type { Publish } from './adapters/payment-store.ts';
import { createReceivingWallets, receivingWalletModel } from './adapters/receiving-wallet-store.ts';
import { createShownWallets, shownModels } from './adapters/shown-wallets.ts';
import { createStatementImports } from './adapters/statement-imports.ts';
import { followFeeds } from './adapters/transfer-feeds.ts';
import { createTransferStore, transferModel } from './adapters/transfer-store.ts';
import { readWalletTypesFile } from './adapters/wallet-types-file.ts';
import { createWalletChanges } from './adapters/wallet-changes.ts';
import { createWorker, type WorkerOptions } from './adapters/worker.ts';
import type { WalletSettings } from './core/receiving-wallet.ts';
import { receivingNumberOf } from './core/wallet-types.ts';
import type { DepositPolicy, DepositPorts } from './deposit-ports.ts';
import { depositHandlers, depositOperatorHandlers } from './grpc/deposit-handlers.ts';
import type { Ids } from './ports.ts';
import { checkTransfer } from './usecases/deposits/check-transfer.ts';
import { followFeed } from './usecases/deposits/follow-feed.ts';
import { resolveClaim } from './usecases/deposits/resolve-claim.ts';

export function depositModels(connection: Connection) {
  return { deposits: depositModel(connection), transfers: transferModel(connection), receivingWallets: receivingWalletModel(connection), feedCursors: feedCursorModel(connection), ...shownModels(connection) };
}

export interface DepositWiring extends Pick<DepositPorts, 'clock' | 'operators' | 'pollMs'> {
  readonly models: ReturnType<typeof depositModels>;
  readonly cipher: FieldCipher;
  readonly publish: Publish;
  readonly audit: RecordChange & RecordOnce & RecordWork;
  readonly ids: Ids;
  readonly idSecret: string;
  readonly risk: GrpcClient<RiskServiceDefinition>;
  readonly feeds: readonly GrpcClient<TransferFeedsServiceDefinition>[];
  readonly feedEveryMs: number;
  /** Null for those that come with the service. */
  readonly walletTypesFile: string | null;
  /** Receiving wallets that must exist; those that do are left as operators have set them. */
  readonly firstWallets: readonly WalletSettings[];
  readonly depositPolicy: DepositPolicy;
  readonly worker: WorkerOptions;
}

/** Deposits by hand: their stores, the sweeps, the feeds, and the gRPC services that they add. */
export async function wireDeposits(runtime: Runtime, wiring: DepositWiring) {
  const { models, cipher, clock, worker } = wiring;
  const walletTypes = readWalletTypesFile(wiring.walletTypesFile);
  const deposits = createDepositStore(models.deposits, cipher, wiring.publish);
  const transfers = createTransferStore(models.transfers, cipher);
  const wallets = createReceivingWallets(models.receivingWallets);
  const ports: DepositPorts = {
    clock,
    operators: wiring.operators,
    pollMs: wiring.pollMs,
    deposits,
    transfers,
    wallets,
    shown: createShownWallets(models),
    walletTypes,
    depositIds: createDepositIds(wiring.idSecret, wiring.ids),
    depositRisk: createDepositRiskClient(wiring.risk, walletTypes),
    depositMeter: createDepositMeter(runtime.metrics, { deposits, transfers }),
    depositAudit: {
      saveDepositWithRecord: async ({ id, version }, after, events, facts) => wiring.audit.record({ collection: models.deposits.collection, id, version, pipeline: await deposits.pipeline(after, events) }, facts),
    },
    depositPolicy: wiring.depositPolicy,
  };
  for (const { walletType, number } of wiring.firstWallets) {
    const type = walletTypes.get(walletType);
    if (type === undefined || receivingNumberOf(type, number) === null) throw new ConfigError([{ variable: 'ADAIGI_RECEIVING_WALLETS', rule: 'names a wallet type that does not exist, or a number that is none of its type' }]);
  }
  const walletChanges = createWalletChanges(models.receivingWallets, wiring.audit);
  await untilReachable(runtime, async () => {
    for (const settings of wiring.firstWallets) {
      const { mode, walletType, number } = settings;
      // Recorded, too: who reads the chain sees every number that payers were ever sent to.
      if ((await wallets.find(mode, walletType, number)) === null) await walletChanges.save(settings, { walletId: ports.depositIds.walletId(settings), operators: [], at: clock.now() });
    }
  });
  createWorker(runtime, { store: deposits, clock, execute: async (id) => void (await resolveClaim(ports, id)) }, worker, 'deposits');
  const { wake: wakeTransfer } = createWorker(runtime, { store: transfers, clock, execute: async (id) => void (await checkTransfer(ports, id)) }, worker, 'transfers');
  const cursors = createFeedCursors(models.feedCursors, runtime.instance);
  followFeeds(runtime, { clients: wiring.feeds, everyMs: wiring.feedEveryMs, follow: (feed) => followFeed({ ...ports, cursors }, feed) });
  const importing = { ...ports, walletChanges, imports: createStatementImports(models.transfers, cipher, wiring.audit), wakeTransfer };
  return [serve(grpcServices.deposits, depositHandlers(ports)), serve(grpcServices.depositOperators, depositOperatorHandlers(importing))];
}
