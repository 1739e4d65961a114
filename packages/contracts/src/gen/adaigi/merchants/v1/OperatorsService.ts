// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateOperatorRequest as _adaigi_merchants_v1_CreateOperatorRequest, CreateOperatorRequest__Output as _adaigi_merchants_v1_CreateOperatorRequest__Output } from '../../../adaigi/merchants/v1/CreateOperatorRequest.ts';
import type { CreateOperatorResponse as _adaigi_merchants_v1_CreateOperatorResponse, CreateOperatorResponse__Output as _adaigi_merchants_v1_CreateOperatorResponse__Output } from '../../../adaigi/merchants/v1/CreateOperatorResponse.ts';
import type { DisableOperatorRequest as _adaigi_merchants_v1_DisableOperatorRequest, DisableOperatorRequest__Output as _adaigi_merchants_v1_DisableOperatorRequest__Output } from '../../../adaigi/merchants/v1/DisableOperatorRequest.ts';
import type { DisableOperatorResponse as _adaigi_merchants_v1_DisableOperatorResponse, DisableOperatorResponse__Output as _adaigi_merchants_v1_DisableOperatorResponse__Output } from '../../../adaigi/merchants/v1/DisableOperatorResponse.ts';
import type { VerifyOperatorRequest as _adaigi_merchants_v1_VerifyOperatorRequest, VerifyOperatorRequest__Output as _adaigi_merchants_v1_VerifyOperatorRequest__Output } from '../../../adaigi/merchants/v1/VerifyOperatorRequest.ts';
import type { VerifyOperatorResponse as _adaigi_merchants_v1_VerifyOperatorResponse, VerifyOperatorResponse__Output as _adaigi_merchants_v1_VerifyOperatorResponse__Output } from '../../../adaigi/merchants/v1/VerifyOperatorResponse.ts';

export interface OperatorsServiceClient extends grpc.Client {
  CreateOperator(argument: _adaigi_merchants_v1_CreateOperatorRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateOperatorResponse__Output>): grpc.ClientUnaryCall;
  CreateOperator(argument: _adaigi_merchants_v1_CreateOperatorRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateOperatorResponse__Output>): grpc.ClientUnaryCall;
  CreateOperator(argument: _adaigi_merchants_v1_CreateOperatorRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateOperatorResponse__Output>): grpc.ClientUnaryCall;
  CreateOperator(argument: _adaigi_merchants_v1_CreateOperatorRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateOperatorResponse__Output>): grpc.ClientUnaryCall;
  createOperator(argument: _adaigi_merchants_v1_CreateOperatorRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateOperatorResponse__Output>): grpc.ClientUnaryCall;
  createOperator(argument: _adaigi_merchants_v1_CreateOperatorRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateOperatorResponse__Output>): grpc.ClientUnaryCall;
  createOperator(argument: _adaigi_merchants_v1_CreateOperatorRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateOperatorResponse__Output>): grpc.ClientUnaryCall;
  createOperator(argument: _adaigi_merchants_v1_CreateOperatorRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateOperatorResponse__Output>): grpc.ClientUnaryCall;
  
  DisableOperator(argument: _adaigi_merchants_v1_DisableOperatorRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_DisableOperatorResponse__Output>): grpc.ClientUnaryCall;
  DisableOperator(argument: _adaigi_merchants_v1_DisableOperatorRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_DisableOperatorResponse__Output>): grpc.ClientUnaryCall;
  DisableOperator(argument: _adaigi_merchants_v1_DisableOperatorRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_DisableOperatorResponse__Output>): grpc.ClientUnaryCall;
  DisableOperator(argument: _adaigi_merchants_v1_DisableOperatorRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_DisableOperatorResponse__Output>): grpc.ClientUnaryCall;
  disableOperator(argument: _adaigi_merchants_v1_DisableOperatorRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_DisableOperatorResponse__Output>): grpc.ClientUnaryCall;
  disableOperator(argument: _adaigi_merchants_v1_DisableOperatorRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_DisableOperatorResponse__Output>): grpc.ClientUnaryCall;
  disableOperator(argument: _adaigi_merchants_v1_DisableOperatorRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_DisableOperatorResponse__Output>): grpc.ClientUnaryCall;
  disableOperator(argument: _adaigi_merchants_v1_DisableOperatorRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_DisableOperatorResponse__Output>): grpc.ClientUnaryCall;
  
  VerifyOperator(argument: _adaigi_merchants_v1_VerifyOperatorRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_VerifyOperatorResponse__Output>): grpc.ClientUnaryCall;
  VerifyOperator(argument: _adaigi_merchants_v1_VerifyOperatorRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_VerifyOperatorResponse__Output>): grpc.ClientUnaryCall;
  VerifyOperator(argument: _adaigi_merchants_v1_VerifyOperatorRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_VerifyOperatorResponse__Output>): grpc.ClientUnaryCall;
  VerifyOperator(argument: _adaigi_merchants_v1_VerifyOperatorRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_VerifyOperatorResponse__Output>): grpc.ClientUnaryCall;
  verifyOperator(argument: _adaigi_merchants_v1_VerifyOperatorRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_VerifyOperatorResponse__Output>): grpc.ClientUnaryCall;
  verifyOperator(argument: _adaigi_merchants_v1_VerifyOperatorRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_VerifyOperatorResponse__Output>): grpc.ClientUnaryCall;
  verifyOperator(argument: _adaigi_merchants_v1_VerifyOperatorRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_VerifyOperatorResponse__Output>): grpc.ClientUnaryCall;
  verifyOperator(argument: _adaigi_merchants_v1_VerifyOperatorRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_VerifyOperatorResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface OperatorsServiceHandlers extends grpc.UntypedServiceImplementation {
  CreateOperator: grpc.handleUnaryCall<_adaigi_merchants_v1_CreateOperatorRequest__Output, _adaigi_merchants_v1_CreateOperatorResponse>;
  
  DisableOperator: grpc.handleUnaryCall<_adaigi_merchants_v1_DisableOperatorRequest__Output, _adaigi_merchants_v1_DisableOperatorResponse>;
  
  VerifyOperator: grpc.handleUnaryCall<_adaigi_merchants_v1_VerifyOperatorRequest__Output, _adaigi_merchants_v1_VerifyOperatorResponse>;
  
}

export interface OperatorsServiceDefinition extends grpc.ServiceDefinition {
  CreateOperator: MethodDefinition<_adaigi_merchants_v1_CreateOperatorRequest, _adaigi_merchants_v1_CreateOperatorResponse, _adaigi_merchants_v1_CreateOperatorRequest__Output, _adaigi_merchants_v1_CreateOperatorResponse__Output>
  DisableOperator: MethodDefinition<_adaigi_merchants_v1_DisableOperatorRequest, _adaigi_merchants_v1_DisableOperatorResponse, _adaigi_merchants_v1_DisableOperatorRequest__Output, _adaigi_merchants_v1_DisableOperatorResponse__Output>
  VerifyOperator: MethodDefinition<_adaigi_merchants_v1_VerifyOperatorRequest, _adaigi_merchants_v1_VerifyOperatorResponse, _adaigi_merchants_v1_VerifyOperatorRequest__Output, _adaigi_merchants_v1_VerifyOperatorResponse__Output>
}
