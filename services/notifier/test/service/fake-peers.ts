import { grpcServices } from '@adaigi/contracts';
import type { GrpcHandlers } from '@adaigi/contracts';
import type { DepositsServiceDefinition } from '@adaigi/contracts/gen/adaigi/deposits/v1/DepositsService.ts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PaymentsService.ts';
import type { PayoutsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PayoutsService.ts';
import { AdaigiError } from '@adaigi/errors';
import { startGrpcServer } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import { play } from './play.ts';

export const PAYPRO_SECRET = 'test-secret-0001';
export const POSTBACK_KEYS = { accessKey: 'pub-0001', privateAccessKey: 'test-private-0001' } as const;

const CREATED_AT = '2026-11-21T11:59:58.000Z';

/** What the payments service knows about an order. */
export interface Order {
  readonly notifyUrl: string;
  readonly reference: string;
  readonly amountText: string;
  /** Of a Paykassma order: the user and the method. */
  readonly dialectData?: Record<string, string>;
}

export interface FakePeers {
  readonly address: string;
  /** By payment, payout or deposit id. */
  readonly orders: Map<string, Order>;
  /** By merchant id. */
  readonly settings: Map<string, Record<string, string>>;
  /** Answers `unavailable` to everything. */
  down: boolean;
  stop(): Promise<void>;
}

/** Payments and merchants over real gRPC, as one server. */
export async function startFakePeers(): Promise<FakePeers> {
  const runtime = testRuntime('fake-peers');
  const state = { orders: new Map<string, Order>(), settings: new Map<string, Record<string, string>>(), down: false };
  const open = () => {
    if (state.down) throw new AdaigiError('unavailable', 'away');
  };
  const payments: Partial<GrpcHandlers<PaymentsServiceDefinition>> = {
    getPayment: async ({ paymentId, merchantId, mode }) => {
      open();
      const order = state.orders.get(paymentId);
      if (order === undefined) throw new AdaigiError('not_found', 'There is no such payment.');
      const { notifyUrl, reference, amountText, dialectData = {} } = order;
      return Promise.resolve({
        payment: { id: paymentId, merchantId, mode, reference, notifyUrl, createdAt: CREATED_AT, payer: { mobile: '03123456789' }, amount: { minor: '1000000', currency: 'PKR' }, dialectData: { amountText, remark: '', ...dialectData } },
      });
    },
  };
  const payouts: Partial<GrpcHandlers<PayoutsServiceDefinition>> = {
    getPayout: async ({ payoutId, merchantId, mode }) => {
      open();
      const order = state.orders.get(payoutId);
      if (order === undefined) throw new AdaigiError('not_found', 'There is no such payout.');
      const { notifyUrl, reference, amountText, dialectData = {} } = order;
      const receiver = { mobile: '03405135211', name: 'Muhammad Saqib' };
      return Promise.resolve({ payout: { id: payoutId, merchantId, mode, reference, notifyUrl, receiver, createdAt: CREATED_AT, amount: { minor: '50000', currency: 'PKR' }, dialectData: { amountText, remark: '', ...dialectData } } });
    },
  };
  const deposits: Partial<GrpcHandlers<DepositsServiceDefinition>> = {
    getDeposit: async ({ depositId, merchantId, mode }) => {
      open();
      const order = state.orders.get(depositId);
      if (order === undefined) throw new AdaigiError('not_found', 'There is no such deposit.');
      const facts = { walletType: 'easypaisa', label: '786442', transactionNumber: '67923175246', senderNumber: '03139471223', transferNumber: '4819603', createdAt: CREATED_AT };
      return Promise.resolve({ deposit: { id: depositId, merchantId, mode, reference: order.reference, amount: { minor: '600000', currency: 'PKR' }, ...facts } });
    },
  };
  const merchants: Partial<GrpcHandlers<MerchantsServiceDefinition>> = {
    getCredentials: async ({ merchantId, kind }) => {
      open();
      if (kind === 'CREDENTIAL_KIND_PAYKASSMA_POSTBACK') {
        const { accessKey: id, privateAccessKey: secret } = POSTBACK_KEYS;
        return Promise.resolve({ credentials: [{ kind, id, merchantId, mode: 'MODE_TEST' as const, algorithm: 'sha1-md5', secret }] });
      }
      const secrets = { MODE_LIVE: 'another secret', MODE_TEST: PAYPRO_SECRET } as const;
      const credentials = (['MODE_LIVE', 'MODE_TEST'] as const).map((mode) => ({
        kind: 'CREDENTIAL_KIND_PAYPRO' as const,
        id: '0000000001',
        merchantId,
        mode,
        algorithm: 'md5',
        secret: secrets[mode],
      }));
      return Promise.resolve({ credentials });
    },
    getMerchant: async ({ merchantId }) => {
      open();
      return Promise.resolve({ merchant: { id: merchantId, settings: state.settings.get(merchantId) ?? {} } });
    },
  };
  const services = [play(grpcServices.payments, payments), play(grpcServices.payouts, payouts), play(grpcServices.deposits, deposits), play(grpcServices.merchants, merchants)];
  const { port } = await startGrpcServer(runtime, { host: '127.0.0.1', port: 0, services, reflection: false, stopDeadlineMs: 100 });
  return Object.assign(state, { address: `127.0.0.1:${port}`, stop: () => runtime.stop() });
}
