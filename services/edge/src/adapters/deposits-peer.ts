import { depositStateCodec, modeCodec, moneyFromProto, moneyToProto, type GrpcClient } from '@adaigi/contracts';
import type { Deposit__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/Deposit.ts';
import type { DepositsServiceDefinition } from '@adaigi/contracts/gen/adaigi/deposits/v1/DepositsService.ts';
import type { WalletType__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/WalletType.ts';
import type { AmountMismatch, Deposits, DepositView, WalletTypeView } from '../deposit-ports.ts';
import type { Caller } from '../ports.ts';
import { asked } from './asked.ts';

/** How much longer than its wait a waiting read may take. */
const WAIT_MARGIN_MS = 5_000;

const MISMATCHES = {
  credit_real: 'AMOUNT_MISMATCH_CREDIT_REAL',
  pending: 'AMOUNT_MISMATCH_PENDING',
  refuse: 'AMOUNT_MISMATCH_REFUSE',
} as const satisfies Record<AmountMismatch, string>;

/** The deposits of the payments service behind their port. */
export function createDepositsPeer(client: GrpcClient<DepositsServiceDefinition>): Deposits {
  return {
    async walletTypes(caller) {
      const { walletTypes } = await asked(client.listWalletTypes({ mode: modeCodec.toProto(caller.mode) }));
      return walletTypes.map(walletTypeView);
    },
    async assign(caller, wish) {
      const { number, title, expiresAt } = await asked(client.assignWallet({ ...wish, ...worldOf(caller) }));
      return { number, title, expiresAt };
    },
    async claim(caller, { claimedAmount, policy, ...claim }) {
      const request = {
        ...claim,
        ...worldOf(caller),
        ...(claimedAmount === null ? {} : { claimedAmount: moneyToProto(claimedAmount) }),
        policy: { amountMismatch: MISMATCHES[policy.amountMismatch], possibleTtlS: policy.possibleTtlS },
      };
      const response = await asked(client.createDepositClaim(request));
      return { deposit: depositView(response.deposit), replayed: response.replayed };
    },
    async get(caller, name, { waitMs = 0, signal } = { waitMs: 0 }) {
      const request = { ...worldOf(caller), ...('id' in name ? { depositId: name.id } : name), waitMs };
      const patience = waitMs === 0 ? {} : { deadlineMs: waitMs + WAIT_MARGIN_MS };
      const { deposit } = await asked(client.getDeposit(request, { ...patience, ...(signal === undefined ? {} : { signal }) }));
      return depositView(deposit);
    },
    async list(caller, { state, ...filter }) {
      const request = { ...filter, ...worldOf(caller), ...(state === null ? {} : { state: depositStateCodec.toProto(state) }) };
      const { deposits, nextCursor } = await asked(client.listDeposits(request));
      return { deposits: deposits.map(depositView), nextCursor };
    },
  };
}

function worldOf(caller: Caller) {
  return { merchantId: caller.merchantId, mode: modeCodec.toProto(caller.mode) };
}

function walletTypeView({ type, wallet, currency, numberPattern, languages, minAmount, maxAmount, available }: WalletType__Output): WalletTypeView {
  const money = { minAmount: moneyFromProto(minAmount, 'walletType.minAmount'), maxAmount: moneyFromProto(maxAmount, 'walletType.maxAmount') };
  return { type, wallet, currency, numberPattern, languages, available, ...money };
}

function depositView(deposit: Deposit__Output | null): DepositView {
  if (deposit === null) throw new TypeError('deposits: the answer lacks what was asked for');
  const { id, dialect, reference, walletType, label, transactionNumber, reason, senderNumber, createdAt, expiresAt, settledAt, metadata, dialectData } = deposit;
  return {
    id,
    dialect,
    reference,
    walletType,
    label,
    transactionNumber,
    reason,
    senderNumber,
    createdAt,
    expiresAt,
    settledAt,
    metadata,
    dialectData,
    mode: modeCodec.fromProto(deposit.mode, 'deposit.mode'),
    state: depositStateCodec.fromProto(deposit.state, 'deposit.state'),
    claimedAmount: deposit.claimedAmount ? moneyFromProto(deposit.claimedAmount, 'deposit.claimedAmount') : null,
    amount: deposit.amount ? moneyFromProto(deposit.amount, 'deposit.amount') : null,
  };
}
