import { modeCodec, moneyFromProto, payoutStateCodec, verdictCodec, type GrpcHandlers } from '@adaigi/contracts';
import type { CreatePayoutRequest__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/CreatePayoutRequest.ts';
import type { PayoutOperatorServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PayoutOperatorService.ts';
import type { PayoutsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PayoutsService.ts';
import { BANK_WALLET, isBankCode, normaliseAccountNumber, normaliseMobile, type Receiver } from '@adaigi/domain';
import type { Operators } from '../operator-ports.ts';
import type { PayoutAudit, PayoutPorts } from '../payout-ports.ts';
import { createPayout, type CreatePayout } from '../usecases/payouts/create-payout.ts';
import { getPayout } from '../usecases/payouts/get-payout.ts';
import { listPayouts } from '../usecases/payouts/list-payouts.ts';
import { settlePayout } from '../usecases/payouts/settle-payout.ts';
import { recordToProto } from './operator-handlers.ts';
import { payoutToProto } from './payout-to-proto.ts';
import { invalid, optionalTime, pageSize, required } from './requests.ts';

/** A waiting reader is answered this long before its deadline. */
const ANSWER_MARGIN_MS = 250;

/** Payouts over gRPC: one use case per method. */
export function payoutHandlers(ports: PayoutPorts): GrpcHandlers<PayoutsServiceDefinition> {
  return {
    async createPayout(request) {
      const { payout, replayed } = await createPayout(ports, createPayoutFrom(request));
      return { payout: payoutToProto(payout), replayed };
    },
    async getPayout(request, context) {
      const leftMs = context.deadline.getTime() - Date.now() - ANSWER_MARGIN_MS;
      const name = request.payoutId === '' ? { key: required('idempotencyKey', request.idempotencyKey), dialect: required('dialect', request.dialect) } : { id: request.payoutId };
      const waitMs = Math.max(0, Math.min(request.waitMs, leftMs));
      return { payout: payoutToProto(await getPayout(ports, required('merchantId', request.merchantId), modeCodec.fromProto(request.mode, 'mode'), name, waitMs)) };
    },
    async listPayouts(request) {
      const filter = {
        merchantId: required('merchantId', request.merchantId),
        mode: modeCodec.fromProto(request.mode, 'mode'),
        reference: request.reference === '' ? null : request.reference,
        state: payoutStateCodec.optional(request.state),
        limit: pageSize(request.limit),
      };
      const { payouts, nextCursor } = await listPayouts(ports.payouts, filter, request.cursor);
      return { payouts: payouts.map(payoutToProto), nextCursor };
    },
  };
}

/** What people ask and decide about payouts. */
export function payoutOperatorHandlers(ports: PayoutPorts & { readonly operators: Operators; readonly payoutAudit: PayoutAudit }): GrpcHandlers<PayoutOperatorServiceDefinition> {
  return {
    async listOpenPayouts({ limit }) {
      return { payouts: (await ports.payouts.manualQueue(pageSize(limit))).map(payoutToProto) };
    },
    async settlePayout({ payoutId, attemptNumber, verdict, reason, providerTransactionId, operators }) {
      const asked = { payoutId: required('payoutId', payoutId), attemptNumber, verdict: verdictCodec.fromProto(verdict, 'verdict'), reason, providerTransactionId, operators };
      const { payout, record } = await settlePayout(ports, asked);
      return { payout: payoutToProto(payout), record: recordToProto(record) };
    },
  };
}

const WALLET = /^[a-z][a-z0-9_-]{0,40}$/;

/** Everything is checked again: other services have bugs, too. */
function createPayoutFrom(request: CreatePayoutRequest__Output): CreatePayout {
  const receiver = receiverFrom(request);
  const amount = moneyFromProto(request.amount);
  if (amount.minor <= 0n) throw invalid('amount', 'min', 'must be more than nothing');
  if (!WALLET.test(request.wallet)) throw invalid('wallet', 'pattern', 'must be the name of a wallet');
  return {
    merchantId: required('merchantId', request.merchantId),
    mode: modeCodec.fromProto(request.mode, 'mode'),
    dialect: required('dialect', request.dialect),
    idempotencyKey: required('idempotencyKey', request.idempotencyKey),
    amount,
    wallet: request.wallet,
    receiver,
    reference: request.reference,
    description: request.description,
    metadata: request.metadata,
    expiresAt: optionalTime('expiresAt', request.expiresAt),
    waitsForFunds: request.waitsForFunds,
    notifyUrl: request.notifyUrl,
    dialectData: request.dialectData,
  };
}

function receiverFrom({ wallet, receiver }: CreatePayoutRequest__Output): Receiver {
  const mobile = normaliseMobile(receiver?.mobile ?? '');
  if (mobile === null) throw invalid('receiver.mobile', 'pattern', 'must be a Pakistani mobile number');
  const cnic = (receiver?.cnic ?? '').replaceAll('-', '');
  if (!/^(\d{13})?$/.test(cnic)) throw invalid('receiver.cnic', 'pattern', 'must have 13 digits');
  const [bank, account] = [receiver?.bank ?? '', receiver?.accountNumber ?? ''];
  const person = { mobile, name: receiver?.name ?? '', cnic };
  if (wallet !== BANK_WALLET) {
    if (bank !== '' || account !== '') throw invalid('receiver.bank', 'forbidden', 'is only for the wallet bank');
    return { ...person, bank: '', accountNumber: '' };
  }
  const accountNumber = normaliseAccountNumber(account);
  if (!isBankCode(bank)) throw invalid('receiver.bank', 'enum', 'must be the code of a bank');
  if (accountNumber === null) throw invalid('receiver.accountNumber', 'pattern', 'must be an account number or an IBAN');
  return { ...person, bank, accountNumber };
}
