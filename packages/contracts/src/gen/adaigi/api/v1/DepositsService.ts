// Original file: ../../protos/adaigi/api/v1/api.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AssignDepositWalletRequest as _adaigi_api_v1_AssignDepositWalletRequest, AssignDepositWalletRequest__Output as _adaigi_api_v1_AssignDepositWalletRequest__Output } from '../../../adaigi/api/v1/AssignDepositWalletRequest.ts';
import type { AssignDepositWalletResponse as _adaigi_api_v1_AssignDepositWalletResponse, AssignDepositWalletResponse__Output as _adaigi_api_v1_AssignDepositWalletResponse__Output } from '../../../adaigi/api/v1/AssignDepositWalletResponse.ts';
import type { CreateDepositRequest as _adaigi_api_v1_CreateDepositRequest, CreateDepositRequest__Output as _adaigi_api_v1_CreateDepositRequest__Output } from '../../../adaigi/api/v1/CreateDepositRequest.ts';
import type { CreateDepositResponse as _adaigi_api_v1_CreateDepositResponse, CreateDepositResponse__Output as _adaigi_api_v1_CreateDepositResponse__Output } from '../../../adaigi/api/v1/CreateDepositResponse.ts';
import type { GetDepositRequest as _adaigi_api_v1_GetDepositRequest, GetDepositRequest__Output as _adaigi_api_v1_GetDepositRequest__Output } from '../../../adaigi/api/v1/GetDepositRequest.ts';
import type { GetDepositResponse as _adaigi_api_v1_GetDepositResponse, GetDepositResponse__Output as _adaigi_api_v1_GetDepositResponse__Output } from '../../../adaigi/api/v1/GetDepositResponse.ts';
import type { ListDepositWalletTypesRequest as _adaigi_api_v1_ListDepositWalletTypesRequest, ListDepositWalletTypesRequest__Output as _adaigi_api_v1_ListDepositWalletTypesRequest__Output } from '../../../adaigi/api/v1/ListDepositWalletTypesRequest.ts';
import type { ListDepositWalletTypesResponse as _adaigi_api_v1_ListDepositWalletTypesResponse, ListDepositWalletTypesResponse__Output as _adaigi_api_v1_ListDepositWalletTypesResponse__Output } from '../../../adaigi/api/v1/ListDepositWalletTypesResponse.ts';
import type { ListDepositsRequest as _adaigi_api_v1_ListDepositsRequest, ListDepositsRequest__Output as _adaigi_api_v1_ListDepositsRequest__Output } from '../../../adaigi/api/v1/ListDepositsRequest.ts';
import type { ListDepositsResponse as _adaigi_api_v1_ListDepositsResponse, ListDepositsResponse__Output as _adaigi_api_v1_ListDepositsResponse__Output } from '../../../adaigi/api/v1/ListDepositsResponse.ts';

export interface DepositsServiceClient extends grpc.Client {
  AssignDepositWallet(argument: _adaigi_api_v1_AssignDepositWalletRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_AssignDepositWalletResponse__Output>): grpc.ClientUnaryCall;
  AssignDepositWallet(argument: _adaigi_api_v1_AssignDepositWalletRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_AssignDepositWalletResponse__Output>): grpc.ClientUnaryCall;
  AssignDepositWallet(argument: _adaigi_api_v1_AssignDepositWalletRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_AssignDepositWalletResponse__Output>): grpc.ClientUnaryCall;
  AssignDepositWallet(argument: _adaigi_api_v1_AssignDepositWalletRequest, callback: grpc.requestCallback<_adaigi_api_v1_AssignDepositWalletResponse__Output>): grpc.ClientUnaryCall;
  assignDepositWallet(argument: _adaigi_api_v1_AssignDepositWalletRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_AssignDepositWalletResponse__Output>): grpc.ClientUnaryCall;
  assignDepositWallet(argument: _adaigi_api_v1_AssignDepositWalletRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_AssignDepositWalletResponse__Output>): grpc.ClientUnaryCall;
  assignDepositWallet(argument: _adaigi_api_v1_AssignDepositWalletRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_AssignDepositWalletResponse__Output>): grpc.ClientUnaryCall;
  assignDepositWallet(argument: _adaigi_api_v1_AssignDepositWalletRequest, callback: grpc.requestCallback<_adaigi_api_v1_AssignDepositWalletResponse__Output>): grpc.ClientUnaryCall;
  
  CreateDeposit(argument: _adaigi_api_v1_CreateDepositRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreateDepositResponse__Output>): grpc.ClientUnaryCall;
  CreateDeposit(argument: _adaigi_api_v1_CreateDepositRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_CreateDepositResponse__Output>): grpc.ClientUnaryCall;
  CreateDeposit(argument: _adaigi_api_v1_CreateDepositRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreateDepositResponse__Output>): grpc.ClientUnaryCall;
  CreateDeposit(argument: _adaigi_api_v1_CreateDepositRequest, callback: grpc.requestCallback<_adaigi_api_v1_CreateDepositResponse__Output>): grpc.ClientUnaryCall;
  createDeposit(argument: _adaigi_api_v1_CreateDepositRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreateDepositResponse__Output>): grpc.ClientUnaryCall;
  createDeposit(argument: _adaigi_api_v1_CreateDepositRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_CreateDepositResponse__Output>): grpc.ClientUnaryCall;
  createDeposit(argument: _adaigi_api_v1_CreateDepositRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreateDepositResponse__Output>): grpc.ClientUnaryCall;
  createDeposit(argument: _adaigi_api_v1_CreateDepositRequest, callback: grpc.requestCallback<_adaigi_api_v1_CreateDepositResponse__Output>): grpc.ClientUnaryCall;
  
  GetDeposit(argument: _adaigi_api_v1_GetDepositRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  GetDeposit(argument: _adaigi_api_v1_GetDepositRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  GetDeposit(argument: _adaigi_api_v1_GetDepositRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  GetDeposit(argument: _adaigi_api_v1_GetDepositRequest, callback: grpc.requestCallback<_adaigi_api_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  getDeposit(argument: _adaigi_api_v1_GetDepositRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  getDeposit(argument: _adaigi_api_v1_GetDepositRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  getDeposit(argument: _adaigi_api_v1_GetDepositRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  getDeposit(argument: _adaigi_api_v1_GetDepositRequest, callback: grpc.requestCallback<_adaigi_api_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  
  ListDepositWalletTypes(argument: _adaigi_api_v1_ListDepositWalletTypesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  ListDepositWalletTypes(argument: _adaigi_api_v1_ListDepositWalletTypesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  ListDepositWalletTypes(argument: _adaigi_api_v1_ListDepositWalletTypesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  ListDepositWalletTypes(argument: _adaigi_api_v1_ListDepositWalletTypesRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  listDepositWalletTypes(argument: _adaigi_api_v1_ListDepositWalletTypesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  listDepositWalletTypes(argument: _adaigi_api_v1_ListDepositWalletTypesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  listDepositWalletTypes(argument: _adaigi_api_v1_ListDepositWalletTypesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  listDepositWalletTypes(argument: _adaigi_api_v1_ListDepositWalletTypesRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  
  ListDeposits(argument: _adaigi_api_v1_ListDepositsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  ListDeposits(argument: _adaigi_api_v1_ListDepositsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  ListDeposits(argument: _adaigi_api_v1_ListDepositsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  ListDeposits(argument: _adaigi_api_v1_ListDepositsRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  listDeposits(argument: _adaigi_api_v1_ListDepositsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  listDeposits(argument: _adaigi_api_v1_ListDepositsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  listDeposits(argument: _adaigi_api_v1_ListDepositsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  listDeposits(argument: _adaigi_api_v1_ListDepositsRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface DepositsServiceHandlers extends grpc.UntypedServiceImplementation {
  AssignDepositWallet: grpc.handleUnaryCall<_adaigi_api_v1_AssignDepositWalletRequest__Output, _adaigi_api_v1_AssignDepositWalletResponse>;
  
  CreateDeposit: grpc.handleUnaryCall<_adaigi_api_v1_CreateDepositRequest__Output, _adaigi_api_v1_CreateDepositResponse>;
  
  GetDeposit: grpc.handleUnaryCall<_adaigi_api_v1_GetDepositRequest__Output, _adaigi_api_v1_GetDepositResponse>;
  
  ListDepositWalletTypes: grpc.handleUnaryCall<_adaigi_api_v1_ListDepositWalletTypesRequest__Output, _adaigi_api_v1_ListDepositWalletTypesResponse>;
  
  ListDeposits: grpc.handleUnaryCall<_adaigi_api_v1_ListDepositsRequest__Output, _adaigi_api_v1_ListDepositsResponse>;
  
}

export interface DepositsServiceDefinition extends grpc.ServiceDefinition {
  AssignDepositWallet: MethodDefinition<_adaigi_api_v1_AssignDepositWalletRequest, _adaigi_api_v1_AssignDepositWalletResponse, _adaigi_api_v1_AssignDepositWalletRequest__Output, _adaigi_api_v1_AssignDepositWalletResponse__Output>
  CreateDeposit: MethodDefinition<_adaigi_api_v1_CreateDepositRequest, _adaigi_api_v1_CreateDepositResponse, _adaigi_api_v1_CreateDepositRequest__Output, _adaigi_api_v1_CreateDepositResponse__Output>
  GetDeposit: MethodDefinition<_adaigi_api_v1_GetDepositRequest, _adaigi_api_v1_GetDepositResponse, _adaigi_api_v1_GetDepositRequest__Output, _adaigi_api_v1_GetDepositResponse__Output>
  ListDepositWalletTypes: MethodDefinition<_adaigi_api_v1_ListDepositWalletTypesRequest, _adaigi_api_v1_ListDepositWalletTypesResponse, _adaigi_api_v1_ListDepositWalletTypesRequest__Output, _adaigi_api_v1_ListDepositWalletTypesResponse__Output>
  ListDeposits: MethodDefinition<_adaigi_api_v1_ListDepositsRequest, _adaigi_api_v1_ListDepositsResponse, _adaigi_api_v1_ListDepositsRequest__Output, _adaigi_api_v1_ListDepositsResponse__Output>
}
