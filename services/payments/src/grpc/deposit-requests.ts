import { amountMismatchCodec, depositStateCodec, modeCodec, moneyFromProto, transferSourceCodec } from '@adaigi/contracts';
import type { CreateDepositClaimRequest__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/CreateDepositClaimRequest.ts';
import type { ImportStatementRequest__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/ImportStatementRequest.ts';
import type { ListDepositsRequest__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/ListDepositsRequest.ts';
import type { PutReceivingWalletRequest__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/PutReceivingWalletRequest.ts';
import type { RecordTransferRequest__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/RecordTransferRequest.ts';
import { normaliseMobile } from '@adaigi/domain';
import type { WalletSettings } from '../core/receiving-wallet.ts';
import { readStatement } from '../core/statement.ts';
import { receivingNumberOf, type WalletType, type WalletTypes } from '../core/wallet-types.ts';
import type { DepositFilter } from '../deposit-ports.ts';
import type { CreateClaim } from '../usecases/deposits/create-claim.ts';
import type { ImportStatement } from '../usecases/deposits/import-statement.ts';
import type { TransferNews } from '../usecases/deposits/record-transfer.ts';
import { invalid, optionalTime, pageSize, required } from './requests.ts';
import { linesOfSentFile } from './sent-file.ts';

const LONGEST_LABEL = 190;
const DEFAULT_TTL_S = 24 * 3_600;
const LONGEST_TTL_S = 30 * 24 * 3_600;

/** The messages of the internal contract as commands. Everything is checked again: other services have bugs, too. */
export function createClaimFrom(request: CreateDepositClaimRequest__Output, walletTypes: WalletTypes): CreateClaim {
  const type = typeNamed(request.walletType, walletTypes);
  const number = numberOf(request.transactionNumber, type);
  const ttlS = request.policy?.possibleTtlS || DEFAULT_TTL_S;
  if (ttlS < 1 || ttlS > LONGEST_TTL_S) throw invalid('policy.possibleTtlS', 'range', `must be 1 to ${LONGEST_TTL_S}`);
  return {
    merchantId: required('merchantId', request.merchantId),
    mode: modeCodec.fromProto(request.mode, 'mode'),
    dialect: required('dialect', request.dialect),
    idempotencyKey: required('idempotencyKey', request.idempotencyKey),
    walletType: type.type,
    label: labelFrom(request.label),
    number,
    claimed: claimedFrom(request, type),
    reference: request.reference,
    amountMismatch: amountMismatchCodec.optional(request.policy?.amountMismatch) ?? 'credit_real',
    possibleTtlMs: ttlS * 1_000,
    metadata: request.metadata,
    dialectData: request.dialectData,
    instead: request.insteadOf === '' ? null : request.insteadOf,
  };
}

function claimedFrom({ claimedAmount }: CreateDepositClaimRequest__Output, type: WalletType): CreateClaim['claimed'] {
  if (claimedAmount === null || claimedAmount === undefined) return null;
  const claimed = moneyFromProto(claimedAmount);
  if (claimed.currency !== type.minAmount.currency) throw invalid('claimedAmount.currency', 'enum', `must be ${type.minAmount.currency}`);
  if (claimed.minor <= 0n) throw invalid('claimedAmount', 'min', 'must be more than nothing');
  return claimed;
}

export function typeNamed(name: string, walletTypes: WalletTypes): WalletType {
  const type = walletTypes.get(name);
  if (type === undefined) throw invalid('walletType', 'enum', `must be one of ${[...walletTypes.keys()].join(', ')}`);
  return type;
}

export function labelFrom(label: string): string {
  if (required('label', label).length > LONGEST_LABEL) throw invalid('label', 'max_length', `must have at most ${LONGEST_LABEL} characters`);
  return label;
}

export function depositFilterFrom(request: ListDepositsRequest__Output): Omit<DepositFilter, 'before'> {
  return {
    merchantId: required('merchantId', request.merchantId),
    mode: modeCodec.fromProto(request.mode, 'mode'),
    reference: request.reference === '' ? null : request.reference,
    state: depositStateCodec.optional(request.state),
    limit: pageSize(request.limit),
  };
}

/** A transfer that a phone gateway has pushed: nothing else is told of line by line. */
export function pushedTransferFrom({ transfer, source }: RecordTransferRequest__Output, walletTypes: WalletTypes): TransferNews {
  if (transferSourceCodec.fromProto(source, 'source') !== 'push') throw invalid('source', 'enum', 'must be PUSH: an import names its operators, and feeds are read here');
  if (transfer === null || transfer === undefined) throw invalid('transfer', 'required', 'is required');
  const type = typeNamed(transfer.walletType, walletTypes);
  const amount = moneyFromProto(transfer.amount);
  if (amount.minor <= 0n || amount.currency !== type.minAmount.currency) throw invalid('transfer.amount', 'range', `must be ${type.minAmount.currency}, more than nothing`);
  const transferredAt = optionalTime('transfer.transferredAt', required('transfer.transferredAt', transfer.transferredAt));
  if (transferredAt === null) throw invalid('transfer.transferredAt', 'required', 'is required');
  return {
    mode: modeCodec.fromProto(transfer.mode, 'mode'),
    walletType: type.type,
    receivingNumber: receivingNumber('transfer.receivingNumber', transfer.receivingNumber, type),
    number: numberOf(transfer.transactionNumber, type),
    amount,
    senderNumber: transfer.senderNumber === '' ? '' : mobile('transfer.senderNumber', transfer.senderNumber),
    transferredAt,
  };
}

/** A statement file, read. */
export function importStatementFrom(request: ImportStatementRequest__Output, walletTypes: WalletTypes): ImportStatement {
  const type = typeNamed(request.walletType, walletTypes);
  const { lines: credits, fileSha256 } = linesOfSentFile(request.file, (text) => readStatement(text, type));
  return {
    mode: modeCodec.fromProto(request.mode, 'mode'),
    walletType: type.type,
    currency: type.minAmount.currency,
    receivingNumber: receivingNumber('receivingNumber', request.receivingNumber, type),
    credits,
    fileSha256,
    operators: request.operators,
  };
}

const CHANNEL = /^([a-z0-9][a-z0-9-]{0,63})?$/;
const MOST_TRANSFERS = 1_000_000;
const LONGEST_REST_S = 30 * 24 * 3_600;

export function walletSettingsFrom({ wallet }: PutReceivingWalletRequest__Output, walletTypes: WalletTypes): WalletSettings {
  if (wallet === null || wallet === undefined) throw invalid('wallet', 'required', 'is required');
  const type = typeNamed(wallet.walletType, walletTypes);
  const dailyAmount = wallet.dailyAmount === null || wallet.dailyAmount === undefined ? null : moneyFromProto(wallet.dailyAmount);
  if (dailyAmount !== null && (dailyAmount.minor <= 0n || dailyAmount.currency !== type.minAmount.currency)) throw invalid('wallet.dailyAmount', 'range', `must be ${type.minAmount.currency}, more than nothing`);
  if (!CHANNEL.test(wallet.channel)) throw invalid('wallet.channel', 'pattern', 'must be the id of a channel');
  if (wallet.title.length > 100) throw invalid('wallet.title', 'max_length', 'must have at most 100 characters');
  const within = (field: 'dailyTransfers' | 'coolDownS', most: number): number => {
    if (wallet[field] < 0 || wallet[field] > most) throw invalid(`wallet.${field}`, 'range', `must be 0 to ${most}`);
    return wallet[field];
  };
  return {
    mode: modeCodec.fromProto(wallet.mode, 'wallet.mode'),
    walletType: type.type,
    number: receivingNumber('wallet.number', wallet.number, type),
    title: wallet.title,
    channel: wallet.channel,
    disabled: wallet.disabled,
    dailyAmount,
    dailyTransfers: within('dailyTransfers', MOST_TRANSFERS),
    coolDownS: within('coolDownS', LONGEST_REST_S),
  };
}

function numberOf(text: string, { numberPattern }: WalletType): string {
  if (!numberPattern.test(text)) throw invalid('transactionNumber', 'pattern', `must match ${numberPattern.source}`);
  return text;
}

function receivingNumber(field: string, text: string, type: WalletType): string {
  const number = receivingNumberOf(type, text);
  if (number === null) throw invalid(field, 'pattern', type.receivingPattern === null ? 'must be a Pakistani mobile number' : `must match ${type.receivingPattern.source}`);
  return number;
}

function mobile(field: string, text: string): string {
  const number = normaliseMobile(text);
  if (number === null) throw invalid(field, 'pattern', 'must be a Pakistani mobile number');
  return number;
}
