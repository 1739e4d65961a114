// Original file: ../../protos/adaigi/api/v1/api.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreatePayoutRequest as _adaigi_api_v1_CreatePayoutRequest, CreatePayoutRequest__Output as _adaigi_api_v1_CreatePayoutRequest__Output } from '../../../adaigi/api/v1/CreatePayoutRequest.ts';
import type { CreatePayoutResponse as _adaigi_api_v1_CreatePayoutResponse, CreatePayoutResponse__Output as _adaigi_api_v1_CreatePayoutResponse__Output } from '../../../adaigi/api/v1/CreatePayoutResponse.ts';
import type { GetPayoutRequest as _adaigi_api_v1_GetPayoutRequest, GetPayoutRequest__Output as _adaigi_api_v1_GetPayoutRequest__Output } from '../../../adaigi/api/v1/GetPayoutRequest.ts';
import type { GetPayoutResponse as _adaigi_api_v1_GetPayoutResponse, GetPayoutResponse__Output as _adaigi_api_v1_GetPayoutResponse__Output } from '../../../adaigi/api/v1/GetPayoutResponse.ts';
import type { ListPayoutsRequest as _adaigi_api_v1_ListPayoutsRequest, ListPayoutsRequest__Output as _adaigi_api_v1_ListPayoutsRequest__Output } from '../../../adaigi/api/v1/ListPayoutsRequest.ts';
import type { ListPayoutsResponse as _adaigi_api_v1_ListPayoutsResponse, ListPayoutsResponse__Output as _adaigi_api_v1_ListPayoutsResponse__Output } from '../../../adaigi/api/v1/ListPayoutsResponse.ts';

export interface PayoutsServiceClient extends grpc.Client {
  CreatePayout(argument: _adaigi_api_v1_CreatePayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreatePayoutResponse__Output>): grpc.ClientUnaryCall;
  CreatePayout(argument: _adaigi_api_v1_CreatePayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_CreatePayoutResponse__Output>): grpc.ClientUnaryCall;
  CreatePayout(argument: _adaigi_api_v1_CreatePayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreatePayoutResponse__Output>): grpc.ClientUnaryCall;
  CreatePayout(argument: _adaigi_api_v1_CreatePayoutRequest, callback: grpc.requestCallback<_adaigi_api_v1_CreatePayoutResponse__Output>): grpc.ClientUnaryCall;
  createPayout(argument: _adaigi_api_v1_CreatePayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreatePayoutResponse__Output>): grpc.ClientUnaryCall;
  createPayout(argument: _adaigi_api_v1_CreatePayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_CreatePayoutResponse__Output>): grpc.ClientUnaryCall;
  createPayout(argument: _adaigi_api_v1_CreatePayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreatePayoutResponse__Output>): grpc.ClientUnaryCall;
  createPayout(argument: _adaigi_api_v1_CreatePayoutRequest, callback: grpc.requestCallback<_adaigi_api_v1_CreatePayoutResponse__Output>): grpc.ClientUnaryCall;
  
  GetPayout(argument: _adaigi_api_v1_GetPayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetPayoutResponse__Output>): grpc.ClientUnaryCall;
  GetPayout(argument: _adaigi_api_v1_GetPayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_GetPayoutResponse__Output>): grpc.ClientUnaryCall;
  GetPayout(argument: _adaigi_api_v1_GetPayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetPayoutResponse__Output>): grpc.ClientUnaryCall;
  GetPayout(argument: _adaigi_api_v1_GetPayoutRequest, callback: grpc.requestCallback<_adaigi_api_v1_GetPayoutResponse__Output>): grpc.ClientUnaryCall;
  getPayout(argument: _adaigi_api_v1_GetPayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetPayoutResponse__Output>): grpc.ClientUnaryCall;
  getPayout(argument: _adaigi_api_v1_GetPayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_GetPayoutResponse__Output>): grpc.ClientUnaryCall;
  getPayout(argument: _adaigi_api_v1_GetPayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetPayoutResponse__Output>): grpc.ClientUnaryCall;
  getPayout(argument: _adaigi_api_v1_GetPayoutRequest, callback: grpc.requestCallback<_adaigi_api_v1_GetPayoutResponse__Output>): grpc.ClientUnaryCall;
  
  ListPayouts(argument: _adaigi_api_v1_ListPayoutsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  ListPayouts(argument: _adaigi_api_v1_ListPayoutsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  ListPayouts(argument: _adaigi_api_v1_ListPayoutsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  ListPayouts(argument: _adaigi_api_v1_ListPayoutsRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listPayouts(argument: _adaigi_api_v1_ListPayoutsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listPayouts(argument: _adaigi_api_v1_ListPayoutsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listPayouts(argument: _adaigi_api_v1_ListPayoutsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listPayouts(argument: _adaigi_api_v1_ListPayoutsRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface PayoutsServiceHandlers extends grpc.UntypedServiceImplementation {
  CreatePayout: grpc.handleUnaryCall<_adaigi_api_v1_CreatePayoutRequest__Output, _adaigi_api_v1_CreatePayoutResponse>;
  
  GetPayout: grpc.handleUnaryCall<_adaigi_api_v1_GetPayoutRequest__Output, _adaigi_api_v1_GetPayoutResponse>;
  
  ListPayouts: grpc.handleUnaryCall<_adaigi_api_v1_ListPayoutsRequest__Output, _adaigi_api_v1_ListPayoutsResponse>;
  
}

export interface PayoutsServiceDefinition extends grpc.ServiceDefinition {
  CreatePayout: MethodDefinition<_adaigi_api_v1_CreatePayoutRequest, _adaigi_api_v1_CreatePayoutResponse, _adaigi_api_v1_CreatePayoutRequest__Output, _adaigi_api_v1_CreatePayoutResponse__Output>
  GetPayout: MethodDefinition<_adaigi_api_v1_GetPayoutRequest, _adaigi_api_v1_GetPayoutResponse, _adaigi_api_v1_GetPayoutRequest__Output, _adaigi_api_v1_GetPayoutResponse__Output>
  ListPayouts: MethodDefinition<_adaigi_api_v1_ListPayoutsRequest, _adaigi_api_v1_ListPayoutsResponse, _adaigi_api_v1_ListPayoutsRequest__Output, _adaigi_api_v1_ListPayoutsResponse__Output>
}
