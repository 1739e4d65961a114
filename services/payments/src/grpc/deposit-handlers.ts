import { modeCodec, type GrpcHandlers } from '@adaigi/contracts';
import type { DepositOperatorServiceDefinition } from '@adaigi/contracts/gen/adaigi/deposits/v1/DepositOperatorService.ts';
import type { DepositsServiceDefinition } from '@adaigi/contracts/gen/adaigi/deposits/v1/DepositsService.ts';
import { localDay } from '../core/local-day.ts';
import type { ReceivingWallet } from '../core/receiving-wallet.ts';
import type { DepositPorts } from '../deposit-ports.ts';
import { assignWallet, availableTypes } from '../usecases/deposits/assign-wallet.ts';
import { createClaim } from '../usecases/deposits/create-claim.ts';
import { decideDeposit, type DecideDeposit } from '../usecases/deposits/decide-deposit.ts';
import { getDeposit, listDeposits } from '../usecases/deposits/get-deposit.ts';
import { importStatement, type ImportPorts } from '../usecases/deposits/import-statement.ts';
import { putReceivingWallet, type PutWalletPorts } from '../usecases/deposits/put-receiving-wallet.ts';
import { recordTransfer } from '../usecases/deposits/record-transfer.ts';
import { createClaimFrom, depositFilterFrom, importStatementFrom, labelFrom, pushedTransferFrom, typeNamed, walletSettingsFrom } from './deposit-requests.ts';
import { depositToProto, importToProto, receivingWalletToProto, walletRecordToProto, walletTypeToProto } from './deposit-to-proto.ts';
import { invalid, pageSize, required } from './requests.ts';

/** A waiting reader is answered this long before its deadline. */
const ANSWER_MARGIN_MS = 250;

/** Deposits over gRPC: one use case per method. */
export function depositHandlers(ports: DepositPorts): GrpcHandlers<DepositsServiceDefinition> {
  const { walletTypes } = ports;
  return {
    async listWalletTypes(request) {
      const available = await availableTypes(ports, modeCodec.fromProto(request.mode, 'mode'));
      return { walletTypes: [...walletTypes.values()].map((type) => walletTypeToProto(type, available.has(type.type))) };
    },
    async assignWallet(request) {
      const type = typeNamed(request.walletType, walletTypes);
      if (request.currency !== type.minAmount.currency) throw invalid('currency', 'enum', `must be ${type.minAmount.currency}`);
      const asked = { merchantId: required('merchantId', request.merchantId), mode: modeCodec.fromProto(request.mode, 'mode'), walletType: type.type, label: labelFrom(request.label) };
      const { wallet, until } = await assignWallet(ports, asked);
      return { number: wallet.number, title: wallet.title, expiresAt: until.toISOString(), walletType: walletTypeToProto(type, true) };
    },
    async createDepositClaim(request) {
      const { deposit, replayed } = await createClaim(ports, createClaimFrom(request, walletTypes));
      return { deposit: depositToProto(deposit), replayed };
    },
    async getDeposit(request, context) {
      const leftMs = context.deadline.getTime() - Date.now() - ANSWER_MARGIN_MS;
      const name = request.depositId === '' ? { key: required('idempotencyKey', request.idempotencyKey), dialect: required('dialect', request.dialect) } : { id: request.depositId };
      const waitMs = Math.max(0, Math.min(request.waitMs, leftMs));
      return { deposit: depositToProto(await getDeposit(ports, required('merchantId', request.merchantId), modeCodec.fromProto(request.mode, 'mode'), name, waitMs)) };
    },
    async listDeposits(request) {
      const { deposits, nextCursor } = await listDeposits(ports.deposits, depositFilterFrom(request), request.cursor);
      return { deposits: deposits.map(depositToProto), nextCursor };
    },
    async recordTransfer(request) {
      const news = pushedTransferFrom(request, walletTypes);
      await checkIsOurs(ports, news, 'transfer.receivingNumber');
      const { recorded, depositId } = await recordTransfer(ports, news, 'push');
      return { known: recorded.kind === 'known', contradicts: recorded.kind === 'known' && recorded.contradicts, depositId: depositId ?? '' };
    },
  };
}

/** What people do with deposits and receiving wallets. */
export function depositOperatorHandlers(ports: DepositPorts & ImportPorts & PutWalletPorts): GrpcHandlers<DepositOperatorServiceDefinition> {
  const currencyOf = ({ walletType }: ReceivingWallet): string => ports.walletTypes.get(walletType)?.minAmount.currency ?? 'PKR';
  const present = (wallet: ReceivingWallet) => receivingWalletToProto(wallet, currencyOf(wallet), localDay(ports.clock.now()));
  const decide = async (asked: DecideDeposit) => ({ deposit: depositToProto(await decideDeposit(ports, asked)) });
  return {
    async putReceivingWallet(request) {
      const settings = walletSettingsFrom(request, ports.walletTypes);
      const { wallet, entry } = await putReceivingWallet(ports, settings, request.operators);
      return { wallet: present(wallet), ...walletRecordToProto(entry) };
    },
    async listReceivingWallets({ mode }) {
      return { wallets: (await ports.wallets.all(modeCodec.optional(mode))).map(present) };
    },
    async listPendingDeposits({ limit }) {
      return { deposits: (await ports.deposits.pending(pageSize(limit))).map(depositToProto) };
    },
    releaseDeposit: async ({ depositId, reason, operators }) => decide({ depositId: required('depositId', depositId), verdict: 'release', reason, operators, freeTransfer: false }),
    refuseDeposit: async ({ depositId, reason, operators, freeTransfer }) => decide({ depositId: required('depositId', depositId), verdict: 'refuse', reason, operators, freeTransfer }),
    async importStatement(request) {
      const statement = importStatementFrom(request, ports.walletTypes);
      await checkIsOurs(ports, statement, 'receivingNumber');
      return importToProto(await importStatement(ports, statement));
    },
  };
}

/** Whoever tells of transfers must name a wallet of ours, in its world: test money never meets a live wallet. */
async function checkIsOurs({ wallets }: Pick<DepositPorts, 'wallets'>, { mode, walletType, receivingNumber }: Pick<ReceivingWallet, 'mode' | 'walletType'> & { readonly receivingNumber: string }, field: string): Promise<void> {
  if ((await wallets.find(mode, walletType, receivingNumber)) === null) throw invalid(field, 'unknown', 'is no receiving wallet of this world and type');
}
