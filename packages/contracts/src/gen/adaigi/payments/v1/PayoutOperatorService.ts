// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListOpenPayoutsRequest as _adaigi_payments_v1_ListOpenPayoutsRequest, ListOpenPayoutsRequest__Output as _adaigi_payments_v1_ListOpenPayoutsRequest__Output } from '../../../adaigi/payments/v1/ListOpenPayoutsRequest.ts';
import type { ListOpenPayoutsResponse as _adaigi_payments_v1_ListOpenPayoutsResponse, ListOpenPayoutsResponse__Output as _adaigi_payments_v1_ListOpenPayoutsResponse__Output } from '../../../adaigi/payments/v1/ListOpenPayoutsResponse.ts';
import type { SettlePayoutRequest as _adaigi_payments_v1_SettlePayoutRequest, SettlePayoutRequest__Output as _adaigi_payments_v1_SettlePayoutRequest__Output } from '../../../adaigi/payments/v1/SettlePayoutRequest.ts';
import type { SettlePayoutResponse as _adaigi_payments_v1_SettlePayoutResponse, SettlePayoutResponse__Output as _adaigi_payments_v1_SettlePayoutResponse__Output } from '../../../adaigi/payments/v1/SettlePayoutResponse.ts';

export interface PayoutOperatorServiceClient extends grpc.Client {
  ListOpenPayouts(argument: _adaigi_payments_v1_ListOpenPayoutsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenPayoutsResponse__Output>): grpc.ClientUnaryCall;
  ListOpenPayouts(argument: _adaigi_payments_v1_ListOpenPayoutsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenPayoutsResponse__Output>): grpc.ClientUnaryCall;
  ListOpenPayouts(argument: _adaigi_payments_v1_ListOpenPayoutsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenPayoutsResponse__Output>): grpc.ClientUnaryCall;
  ListOpenPayouts(argument: _adaigi_payments_v1_ListOpenPayoutsRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listOpenPayouts(argument: _adaigi_payments_v1_ListOpenPayoutsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listOpenPayouts(argument: _adaigi_payments_v1_ListOpenPayoutsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listOpenPayouts(argument: _adaigi_payments_v1_ListOpenPayoutsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listOpenPayouts(argument: _adaigi_payments_v1_ListOpenPayoutsRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenPayoutsResponse__Output>): grpc.ClientUnaryCall;
  
  SettlePayout(argument: _adaigi_payments_v1_SettlePayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettlePayoutResponse__Output>): grpc.ClientUnaryCall;
  SettlePayout(argument: _adaigi_payments_v1_SettlePayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_SettlePayoutResponse__Output>): grpc.ClientUnaryCall;
  SettlePayout(argument: _adaigi_payments_v1_SettlePayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettlePayoutResponse__Output>): grpc.ClientUnaryCall;
  SettlePayout(argument: _adaigi_payments_v1_SettlePayoutRequest, callback: grpc.requestCallback<_adaigi_payments_v1_SettlePayoutResponse__Output>): grpc.ClientUnaryCall;
  settlePayout(argument: _adaigi_payments_v1_SettlePayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettlePayoutResponse__Output>): grpc.ClientUnaryCall;
  settlePayout(argument: _adaigi_payments_v1_SettlePayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_SettlePayoutResponse__Output>): grpc.ClientUnaryCall;
  settlePayout(argument: _adaigi_payments_v1_SettlePayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettlePayoutResponse__Output>): grpc.ClientUnaryCall;
  settlePayout(argument: _adaigi_payments_v1_SettlePayoutRequest, callback: grpc.requestCallback<_adaigi_payments_v1_SettlePayoutResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface PayoutOperatorServiceHandlers extends grpc.UntypedServiceImplementation {
  ListOpenPayouts: grpc.handleUnaryCall<_adaigi_payments_v1_ListOpenPayoutsRequest__Output, _adaigi_payments_v1_ListOpenPayoutsResponse>;
  
  SettlePayout: grpc.handleUnaryCall<_adaigi_payments_v1_SettlePayoutRequest__Output, _adaigi_payments_v1_SettlePayoutResponse>;
  
}

export interface PayoutOperatorServiceDefinition extends grpc.ServiceDefinition {
  ListOpenPayouts: MethodDefinition<_adaigi_payments_v1_ListOpenPayoutsRequest, _adaigi_payments_v1_ListOpenPayoutsResponse, _adaigi_payments_v1_ListOpenPayoutsRequest__Output, _adaigi_payments_v1_ListOpenPayoutsResponse__Output>
  SettlePayout: MethodDefinition<_adaigi_payments_v1_SettlePayoutRequest, _adaigi_payments_v1_SettlePayoutResponse, _adaigi_payments_v1_SettlePayoutRequest__Output, _adaigi_payments_v1_SettlePayoutResponse__Output>
}
