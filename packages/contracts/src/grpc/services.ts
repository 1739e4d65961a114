import type { ServiceDefinition } from '@grpc/proto-loader';
import type { DepositsServiceDefinition as ApiDepositsDefinition } from '../gen/adaigi/api/v1/DepositsService.ts';
import type { PaymentsServiceDefinition as ApiPaymentsDefinition } from '../gen/adaigi/api/v1/PaymentsService.ts';
import type { PayoutsServiceDefinition as ApiPayoutsDefinition } from '../gen/adaigi/api/v1/PayoutsService.ts';
import type { WebhookEndpointsServiceDefinition } from '../gen/adaigi/api/v1/WebhookEndpointsService.ts';
import type { ConnectorsServiceDefinition } from '../gen/adaigi/connectors/v1/ConnectorsService.ts';
import type { PayoutConnectorsServiceDefinition } from '../gen/adaigi/connectors/v1/PayoutConnectorsService.ts';
import type { TransferFeedsServiceDefinition } from '../gen/adaigi/connectors/v1/TransferFeedsService.ts';
import type { DepositOperatorServiceDefinition } from '../gen/adaigi/deposits/v1/DepositOperatorService.ts';
import type { DepositsServiceDefinition } from '../gen/adaigi/deposits/v1/DepositsService.ts';
import type { LedgerServiceDefinition } from '../gen/adaigi/ledger/v1/LedgerService.ts';
import type { MerchantsServiceDefinition } from '../gen/adaigi/merchants/v1/MerchantsService.ts';
import type { OperatorsServiceDefinition } from '../gen/adaigi/merchants/v1/OperatorsService.ts';
import type { NotifierServiceDefinition } from '../gen/adaigi/notifier/v1/NotifierService.ts';
import type { PostbacksServiceDefinition } from '../gen/adaigi/notifier/v1/PostbacksService.ts';
import type { OperatorServiceDefinition } from '../gen/adaigi/payments/v1/OperatorService.ts';
import type { PaymentsServiceDefinition } from '../gen/adaigi/payments/v1/PaymentsService.ts';
import type { PayoutOperatorServiceDefinition } from '../gen/adaigi/payments/v1/PayoutOperatorService.ts';
import type { PayoutsServiceDefinition } from '../gen/adaigi/payments/v1/PayoutsService.ts';
import type { RiskServiceDefinition } from '../gen/adaigi/risk/v1/RiskService.ts';
import type { RoutingPolicyServiceDefinition } from '../gen/adaigi/routing/v1/RoutingPolicyService.ts';
import type { RoutingServiceDefinition } from '../gen/adaigi/routing/v1/RoutingService.ts';
import { loadProto } from '../protos.ts';
import type { ServiceContract } from './types.ts';

function contract<D>(file: string, name: string): ServiceContract<D> {
  return {
    name,
    file,
    definition: () => {
      const definition = loadProto(file)[name];
      if (definition === undefined || 'format' in definition) throw new Error(`${file} declares no service ${name}`);
      // The generated type describes exactly this object; contracts.spec.ts holds generator and protos in step.
      const untyped: ServiceDefinition = definition;
      return untyped as D;
    },
  };
}

/** Every gRPC service of the platform. Loading one reads its proto file and what that imports, nothing else. */
export const grpcServices = {
  payments: contract<PaymentsServiceDefinition>('adaigi/payments/v1/payments.proto', 'adaigi.payments.v1.PaymentsService'),
  /** Served by payments, for people. */
  operators: contract<OperatorServiceDefinition>('adaigi/payments/v1/payments.proto', 'adaigi.payments.v1.OperatorService'),
  /** Served by payments: money out, and its manual queue. */
  payouts: contract<PayoutsServiceDefinition>('adaigi/payments/v1/payments.proto', 'adaigi.payments.v1.PayoutsService'),
  payoutOperators: contract<PayoutOperatorServiceDefinition>('adaigi/payments/v1/payments.proto', 'adaigi.payments.v1.PayoutOperatorService'),
  /** Served by payments: transfers by hand, and what people decide about them. */
  deposits: contract<DepositsServiceDefinition>('adaigi/deposits/v1/deposits.proto', 'adaigi.deposits.v1.DepositsService'),
  depositOperators: contract<DepositOperatorServiceDefinition>('adaigi/deposits/v1/deposits.proto', 'adaigi.deposits.v1.DepositOperatorService'),
  connectors: contract<ConnectorsServiceDefinition>('adaigi/connectors/v1/connectors.proto', 'adaigi.connectors.v1.ConnectorsService'),
  /** Served by connectors: money out. */
  payoutConnectors: contract<PayoutConnectorsServiceDefinition>('adaigi/connectors/v1/connectors.proto', 'adaigi.connectors.v1.PayoutConnectorsService'),
  /** Served by connectors: statements of receiving wallets. */
  transferFeeds: contract<TransferFeedsServiceDefinition>('adaigi/connectors/v1/connectors.proto', 'adaigi.connectors.v1.TransferFeedsService'),
  routing: contract<RoutingServiceDefinition>('adaigi/routing/v1/routing.proto', 'adaigi.routing.v1.RoutingService'),
  /** Served by routing: rules as data. */
  routingPolicies: contract<RoutingPolicyServiceDefinition>('adaigi/routing/v1/routing.proto', 'adaigi.routing.v1.RoutingPolicyService'),
  risk: contract<RiskServiceDefinition>('adaigi/risk/v1/risk.proto', 'adaigi.risk.v1.RiskService'),
  merchants: contract<MerchantsServiceDefinition>('adaigi/merchants/v1/merchants.proto', 'adaigi.merchants.v1.MerchantsService'),
  /** Served by merchants: who the operators are. */
  operatorCredentials: contract<OperatorsServiceDefinition>('adaigi/merchants/v1/merchants.proto', 'adaigi.merchants.v1.OperatorsService'),
  ledger: contract<LedgerServiceDefinition>('adaigi/ledger/v1/ledger.proto', 'adaigi.ledger.v1.LedgerService'),
  notifier: contract<NotifierServiceDefinition>('adaigi/notifier/v1/notifier.proto', 'adaigi.notifier.v1.NotifierService'),
  /** Served by notifier: postbacks of the Paykassma dialect. */
  postbacks: contract<PostbacksServiceDefinition>('adaigi/notifier/v1/notifier.proto', 'adaigi.notifier.v1.PostbacksService'),
  /** The public API's payments, served by the edge. */
  apiPayments: contract<ApiPaymentsDefinition>('adaigi/api/v1/api.proto', 'adaigi.api.v1.PaymentsService'),
  /** The public API's payouts, served by the edge. */
  apiPayouts: contract<ApiPayoutsDefinition>('adaigi/api/v1/api.proto', 'adaigi.api.v1.PayoutsService'),
  /** The public API's deposits by hand, served by the edge. */
  apiDeposits: contract<ApiDepositsDefinition>('adaigi/api/v1/api.proto', 'adaigi.api.v1.DepositsService'),
  /** The public API's webhook endpoints, served by the edge. */
  apiWebhookEndpoints: contract<WebhookEndpointsServiceDefinition>('adaigi/api/v1/api.proto', 'adaigi.api.v1.WebhookEndpointsService'),
} as const;
