import { depositStateCodec, modeCodec, moneyToProto } from '@adaigi/contracts';
import type { Deposit__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/Deposit.ts';
import type { ImportStatementResponse__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/ImportStatementResponse.ts';
import type { PutReceivingWalletResponse__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/PutReceivingWalletResponse.ts';
import type { ReceivingWallet__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/ReceivingWallet.ts';
import type { WalletType__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/WalletType.ts';
import { money, type Deposit } from '@adaigi/domain';
import type { AuditEntry } from '../core/audit-chain.ts';
import { usageOn, type ReceivingWallet } from '../core/receiving-wallet.ts';
import type { WalletType } from '../core/wallet-types.ts';
import type { SavedImport } from '../deposit-ports.ts';

/** A deposit for other services of the platform, personal data included. One that is still being looked at counts as possible: nothing is found yet. */
export function depositToProto(deposit: Deposit): Deposit__Output {
  const { transfer, claimed, decision, state } = deposit;
  return {
    id: deposit.id,
    merchantId: deposit.merchantId,
    mode: modeCodec.toProto(deposit.mode),
    dialect: deposit.dialect,
    reference: deposit.reference,
    walletType: deposit.walletType,
    label: deposit.label,
    transactionNumber: deposit.number,
    ...(claimed === null ? {} : { claimedAmount: moneyToProto(claimed) }),
    ...(transfer === null ? {} : { amount: moneyToProto(transfer.amount) }),
    state: depositStateCodec.toProto(state === 'checking' ? 'possible' : state),
    reason: deposit.reason ?? '',
    receivingNumber: transfer?.receivingNumber ?? '',
    senderNumber: transfer?.senderNumber ?? '',
    transferredAt: transfer?.transferredAt.toISOString() ?? '',
    createdAt: deposit.createdAt.toISOString(),
    updatedAt: deposit.updatedAt.toISOString(),
    expiresAt: deposit.expiresAt.toISOString(),
    settledAt: deposit.settledAt?.toISOString() ?? '',
    ...(decision === null ? {} : { decision: { operators: [...decision.operators], reason: decision.reason, decidedAt: decision.at.toISOString() } }),
    metadata: { ...deposit.metadata },
    dialectData: { ...deposit.dialectData },
    version: String(deposit.version),
    transferNumber: transfer === null ? '0' : numberOf(transfer.id),
  };
}

const INT32_MAX = 2 ** 31 - 1;

/** From the transfer's id, so that it is the same for the same transfer; it fits the signed 32-bit integers of old databases. Two transfers may share one. */
function numberOf(transferId: string): string {
  return String((Number.parseInt(transferId.slice(4, 12), 16) % INT32_MAX) + 1);
}

export function walletTypeToProto(type: WalletType, available: boolean): WalletType__Output {
  return {
    type: type.type,
    wallet: type.wallet,
    currency: type.minAmount.currency,
    numberPattern: type.numberPattern.source,
    languages: [...type.languages],
    minAmount: moneyToProto(type.minAmount),
    maxAmount: moneyToProto(type.maxAmount),
    available,
  };
}

/** @param today - the local day */
export function receivingWalletToProto(wallet: ReceivingWallet, currency: string, today: string): ReceivingWallet__Output {
  const { receivedMinor, transfers } = usageOn(wallet, today);
  return {
    mode: modeCodec.toProto(wallet.mode),
    walletType: wallet.walletType,
    number: wallet.number,
    title: wallet.title,
    channel: wallet.channel,
    disabled: wallet.disabled,
    ...(wallet.dailyAmount === null ? {} : { dailyAmount: moneyToProto(wallet.dailyAmount) }),
    dailyTransfers: wallet.dailyTransfers,
    coolDownS: wallet.coolDownS,
    receivedToday: moneyToProto(money(receivedMinor, currency)),
    transfersToday: transfers,
    restsUntil: wallet.restsUntil?.toISOString() ?? '',
  };
}

/** Who set a receiving wallet, as the audit log tells it; null: nothing has changed. */
export function walletRecordToProto(entry: AuditEntry | null): Omit<PutReceivingWalletResponse__Output, 'wallet'> {
  if (entry === null) return { changed: false, operators: [], changedAt: '', chain: '', seq: '0', hash: '' };
  const { operators, at, chain, seq, hash } = entry;
  return { changed: true, operators: [...operators], changedAt: at.toISOString(), chain, seq: String(seq), hash };
}

/** An import as the audit log tells it. */
export function importToProto({ entry, replayed }: SavedImport): ImportStatementResponse__Output {
  const { paymentId: importId, statement, operators, at, chain, seq, hash } = entry;
  if (statement === undefined) throw new RangeError('a record of an import says what was imported');
  const { fileSha256, lines, recorded, known, contradicting, recordedMinor, currency } = statement;
  const counts = { lines, recorded, known, contradicting, recordedAmount: { minor: recordedMinor, currency } };
  return { importId, replayed, fileSha256, ...counts, operators: [...operators], importedAt: at.toISOString(), chain, seq: String(seq), hash };
}
