import { modeCodec, moneyFromProto } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { DepositsServiceDefinition } from '@adaigi/contracts/gen/adaigi/deposits/v1/DepositsService.ts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PaymentsService.ts';
import type { PayoutsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PayoutsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { ClaimedDelivery, PaykassmaContent } from '../core/delivery.ts';
import type { DepositFacts, WithdrawalFacts } from '../core/paykassma-body.ts';
import type { PostbackFactsPort, TestFactsVault } from '../ports.ts';

export interface FactsClients {
  readonly payments: GrpcClient<PaymentsServiceDefinition>;
  readonly payouts: GrpcClient<PayoutsServiceDefinition>;
  readonly deposits: GrpcClient<DepositsServiceDefinition>;
}

/** Asks payments for what a postback repeats; personal data is never kept here. */
export function createPostbackFacts(clients: FactsClients, vault: TestFactsVault): PostbackFactsPort {
  return {
    async of(delivery, content) {
      try {
        return await factsOf(clients, vault, delivery, content);
      } catch (error) {
        if (error instanceof AdaigiError && error.code === 'not_found') return null;
        throw error;
      }
    },
  };
}

function factsOf(clients: FactsClients, vault: TestFactsVault, delivery: ClaimedDelivery, content: PaykassmaContent): Promise<DepositFacts | WithdrawalFacts | null> {
  switch (content.story) {
    case 'push':
      return pushFacts(clients, delivery);
    case 'deposit':
      return depositFacts(clients, delivery);
    case 'paid':
    case 'rejected':
      return payoutFacts(clients, delivery, content.story === 'paid');
    case 'test':
      return testFacts(vault, delivery, content.sealed);
    default:
      return content.story satisfies never;
  }
}

async function pushFacts({ payments }: FactsClients, delivery: ClaimedDelivery): Promise<DepositFacts | null> {
  const { merchantId, mode, paymentId } = delivery;
  const { payment } = await payments.getPayment({ merchantId, mode: modeCodec.toProto(mode), paymentId });
  if (payment === null) return null;
  const { label = '', walletType = '' } = payment.dialectData;
  return {
    direction: 'ingoing',
    walletType,
    amount: moneyFromProto(payment.amount),
    label,
    createdAt: new Date(payment.createdAt),
    // The payer typed no number: ours is unique, and receivers drop a deposit without one.
    transactionId: payment.id.replace(/^pay_/, ''),
    customTransactionId: payment.reference,
    payerMobile: payment.payer?.mobile ?? '',
    stockpilingId: 0,
    activatedAt: delivery.occurredAt,
  };
}

async function depositFacts({ deposits }: FactsClients, delivery: ClaimedDelivery): Promise<DepositFacts | null> {
  const { merchantId, mode, paymentId: depositId } = delivery;
  const { deposit } = await deposits.getDeposit({ merchantId, mode: modeCodec.toProto(mode), depositId });
  if (!deposit?.amount) return null;
  return {
    direction: 'ingoing',
    walletType: deposit.walletType,
    amount: moneyFromProto(deposit.amount),
    label: deposit.label,
    createdAt: new Date(deposit.createdAt),
    transactionId: deposit.transactionNumber,
    customTransactionId: deposit.reference,
    payerMobile: deposit.senderNumber,
    stockpilingId: Number(deposit.transferNumber),
    activatedAt: delivery.occurredAt,
  };
}

async function payoutFacts({ payouts }: FactsClients, delivery: ClaimedDelivery, paid: boolean): Promise<WithdrawalFacts | null> {
  const { merchantId, mode, paymentId: payoutId } = delivery;
  const { payout } = await payouts.getPayout({ merchantId, mode: modeCodec.toProto(mode), payoutId });
  if (payout === null) return null;
  const { label = '', walletType = '' } = payout.dialectData;
  return {
    direction: 'outgoing',
    walletType,
    amount: moneyFromProto(payout.amount),
    label,
    createdAt: new Date(payout.createdAt),
    withdrawalId: payout.reference,
    paid,
    accountNumber: payout.receiver?.mobile ?? '',
    accountName: payout.receiver?.name ?? '',
  };
}

async function testFacts(vault: TestFactsVault, delivery: ClaimedDelivery, sealed: string): Promise<WithdrawalFacts> {
  const { walletType, amount, label, withdrawalId, accountNumber, accountName } = await vault.open(delivery.merchantId, delivery.id, sealed);
  return { direction: 'outgoing', walletType, amount, label, withdrawalId, accountNumber, accountName, paid: true, createdAt: delivery.occurredAt };
}
