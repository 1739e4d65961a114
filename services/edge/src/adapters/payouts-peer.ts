import { attemptStateCodec, modeCodec, moneyFromProto, moneyToProto, payoutStateCodec, type GrpcClient } from '@adaigi/contracts';
import type { Attempt__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Attempt.ts';
import type { Payout__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Payout.ts';
import type { PayoutsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PayoutsService.ts';
import type { AttemptView, Caller } from '../ports.ts';
import type { Payouts, PayoutView } from '../payout-ports.ts';
import { asked } from './asked.ts';

/** How much longer than its wait a waiting read may take. */
const WAIT_MARGIN_MS = 5_000;

/** The payouts of the payments service behind their port. */
export function createPayoutsPeer(client: GrpcClient<PayoutsServiceDefinition>): Payouts {
  return {
    async create(caller, { amount, ...payout }) {
      const response = await asked(client.createPayout({ ...payout, ...worldOf(caller), amount: moneyToProto(amount) }));
      return { payout: payoutView(response.payout), replayed: response.replayed };
    },
    async get(caller, name, { waitMs = 0, signal } = { waitMs: 0 }) {
      const request = { ...worldOf(caller), ...('id' in name ? { payoutId: name.id } : name), waitMs };
      const patience = waitMs === 0 ? {} : { deadlineMs: waitMs + WAIT_MARGIN_MS };
      const { payout } = await asked(client.getPayout(request, { ...patience, ...(signal === undefined ? {} : { signal }) }));
      return payoutView(payout);
    },
    async list(caller, { state, ...filter }) {
      const request = { ...filter, ...worldOf(caller), ...(state === null ? {} : { state: payoutStateCodec.toProto(state) }) };
      const { payouts, nextCursor } = await asked(client.listPayouts(request));
      return { payouts: payouts.map(payoutView), nextCursor };
    },
  };
}

function worldOf(caller: Caller) {
  return { merchantId: caller.merchantId, mode: modeCodec.toProto(caller.mode) };
}

function payoutView(payout: Payout__Output | null): PayoutView {
  if (payout === null) throw new TypeError('payments: the answer lacks what was asked for');
  const { id, reference, wallet, description, metadata, needsOperator, reversed, createdAt, expiresAt, settledAt, dialectData, failure, receiver, fee } = payout;
  return {
    id,
    reference,
    wallet,
    description,
    metadata,
    needsOperator,
    reversed,
    createdAt,
    expiresAt,
    settledAt,
    dialectData,
    mode: modeCodec.fromProto(payout.mode, 'payout.mode'),
    state: payoutStateCodec.fromProto(payout.state, 'payout.state'),
    amount: moneyFromProto(payout.amount, 'payout.amount'),
    fee: fee ? moneyFromProto(fee, 'payout.fee') : null,
    receiver: { mobile: receiver?.mobile ?? '', name: receiver?.name ?? '', cnic: receiver?.cnic ?? '', bank: receiver?.bank ?? '', accountNumber: receiver?.accountNumber ?? '' },
    failure: failure ? { code: failure.code, message: failure.message } : null,
    attempts: payout.attempts.map(attemptView),
  };
}

function attemptView({ number, channel, wallet, decisionId, routingReason, reason, sentAt, settledAt, state }: Attempt__Output): AttemptView {
  return { number, channel, wallet, decisionId, routingReason, reason, sentAt, settledAt, state: attemptStateCodec.fromProto(state, 'attempt.state') };
}
