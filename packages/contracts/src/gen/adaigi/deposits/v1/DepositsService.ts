// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AssignWalletRequest as _adaigi_deposits_v1_AssignWalletRequest, AssignWalletRequest__Output as _adaigi_deposits_v1_AssignWalletRequest__Output } from '../../../adaigi/deposits/v1/AssignWalletRequest.ts';
import type { AssignWalletResponse as _adaigi_deposits_v1_AssignWalletResponse, AssignWalletResponse__Output as _adaigi_deposits_v1_AssignWalletResponse__Output } from '../../../adaigi/deposits/v1/AssignWalletResponse.ts';
import type { CreateDepositClaimRequest as _adaigi_deposits_v1_CreateDepositClaimRequest, CreateDepositClaimRequest__Output as _adaigi_deposits_v1_CreateDepositClaimRequest__Output } from '../../../adaigi/deposits/v1/CreateDepositClaimRequest.ts';
import type { CreateDepositClaimResponse as _adaigi_deposits_v1_CreateDepositClaimResponse, CreateDepositClaimResponse__Output as _adaigi_deposits_v1_CreateDepositClaimResponse__Output } from '../../../adaigi/deposits/v1/CreateDepositClaimResponse.ts';
import type { GetDepositRequest as _adaigi_deposits_v1_GetDepositRequest, GetDepositRequest__Output as _adaigi_deposits_v1_GetDepositRequest__Output } from '../../../adaigi/deposits/v1/GetDepositRequest.ts';
import type { GetDepositResponse as _adaigi_deposits_v1_GetDepositResponse, GetDepositResponse__Output as _adaigi_deposits_v1_GetDepositResponse__Output } from '../../../adaigi/deposits/v1/GetDepositResponse.ts';
import type { ListDepositsRequest as _adaigi_deposits_v1_ListDepositsRequest, ListDepositsRequest__Output as _adaigi_deposits_v1_ListDepositsRequest__Output } from '../../../adaigi/deposits/v1/ListDepositsRequest.ts';
import type { ListDepositsResponse as _adaigi_deposits_v1_ListDepositsResponse, ListDepositsResponse__Output as _adaigi_deposits_v1_ListDepositsResponse__Output } from '../../../adaigi/deposits/v1/ListDepositsResponse.ts';
import type { ListWalletTypesRequest as _adaigi_deposits_v1_ListWalletTypesRequest, ListWalletTypesRequest__Output as _adaigi_deposits_v1_ListWalletTypesRequest__Output } from '../../../adaigi/deposits/v1/ListWalletTypesRequest.ts';
import type { ListWalletTypesResponse as _adaigi_deposits_v1_ListWalletTypesResponse, ListWalletTypesResponse__Output as _adaigi_deposits_v1_ListWalletTypesResponse__Output } from '../../../adaigi/deposits/v1/ListWalletTypesResponse.ts';
import type { RecordTransferRequest as _adaigi_deposits_v1_RecordTransferRequest, RecordTransferRequest__Output as _adaigi_deposits_v1_RecordTransferRequest__Output } from '../../../adaigi/deposits/v1/RecordTransferRequest.ts';
import type { RecordTransferResponse as _adaigi_deposits_v1_RecordTransferResponse, RecordTransferResponse__Output as _adaigi_deposits_v1_RecordTransferResponse__Output } from '../../../adaigi/deposits/v1/RecordTransferResponse.ts';

export interface DepositsServiceClient extends grpc.Client {
  AssignWallet(argument: _adaigi_deposits_v1_AssignWalletRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_AssignWalletResponse__Output>): grpc.ClientUnaryCall;
  AssignWallet(argument: _adaigi_deposits_v1_AssignWalletRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_AssignWalletResponse__Output>): grpc.ClientUnaryCall;
  AssignWallet(argument: _adaigi_deposits_v1_AssignWalletRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_AssignWalletResponse__Output>): grpc.ClientUnaryCall;
  AssignWallet(argument: _adaigi_deposits_v1_AssignWalletRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_AssignWalletResponse__Output>): grpc.ClientUnaryCall;
  assignWallet(argument: _adaigi_deposits_v1_AssignWalletRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_AssignWalletResponse__Output>): grpc.ClientUnaryCall;
  assignWallet(argument: _adaigi_deposits_v1_AssignWalletRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_AssignWalletResponse__Output>): grpc.ClientUnaryCall;
  assignWallet(argument: _adaigi_deposits_v1_AssignWalletRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_AssignWalletResponse__Output>): grpc.ClientUnaryCall;
  assignWallet(argument: _adaigi_deposits_v1_AssignWalletRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_AssignWalletResponse__Output>): grpc.ClientUnaryCall;
  
  CreateDepositClaim(argument: _adaigi_deposits_v1_CreateDepositClaimRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_CreateDepositClaimResponse__Output>): grpc.ClientUnaryCall;
  CreateDepositClaim(argument: _adaigi_deposits_v1_CreateDepositClaimRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_CreateDepositClaimResponse__Output>): grpc.ClientUnaryCall;
  CreateDepositClaim(argument: _adaigi_deposits_v1_CreateDepositClaimRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_CreateDepositClaimResponse__Output>): grpc.ClientUnaryCall;
  CreateDepositClaim(argument: _adaigi_deposits_v1_CreateDepositClaimRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_CreateDepositClaimResponse__Output>): grpc.ClientUnaryCall;
  createDepositClaim(argument: _adaigi_deposits_v1_CreateDepositClaimRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_CreateDepositClaimResponse__Output>): grpc.ClientUnaryCall;
  createDepositClaim(argument: _adaigi_deposits_v1_CreateDepositClaimRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_CreateDepositClaimResponse__Output>): grpc.ClientUnaryCall;
  createDepositClaim(argument: _adaigi_deposits_v1_CreateDepositClaimRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_CreateDepositClaimResponse__Output>): grpc.ClientUnaryCall;
  createDepositClaim(argument: _adaigi_deposits_v1_CreateDepositClaimRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_CreateDepositClaimResponse__Output>): grpc.ClientUnaryCall;
  
  GetDeposit(argument: _adaigi_deposits_v1_GetDepositRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  GetDeposit(argument: _adaigi_deposits_v1_GetDepositRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  GetDeposit(argument: _adaigi_deposits_v1_GetDepositRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  GetDeposit(argument: _adaigi_deposits_v1_GetDepositRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  getDeposit(argument: _adaigi_deposits_v1_GetDepositRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  getDeposit(argument: _adaigi_deposits_v1_GetDepositRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  getDeposit(argument: _adaigi_deposits_v1_GetDepositRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  getDeposit(argument: _adaigi_deposits_v1_GetDepositRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_GetDepositResponse__Output>): grpc.ClientUnaryCall;
  
  ListDeposits(argument: _adaigi_deposits_v1_ListDepositsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  ListDeposits(argument: _adaigi_deposits_v1_ListDepositsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  ListDeposits(argument: _adaigi_deposits_v1_ListDepositsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  ListDeposits(argument: _adaigi_deposits_v1_ListDepositsRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  listDeposits(argument: _adaigi_deposits_v1_ListDepositsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  listDeposits(argument: _adaigi_deposits_v1_ListDepositsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  listDeposits(argument: _adaigi_deposits_v1_ListDepositsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  listDeposits(argument: _adaigi_deposits_v1_ListDepositsRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ListDepositsResponse__Output>): grpc.ClientUnaryCall;
  
  ListWalletTypes(argument: _adaigi_deposits_v1_ListWalletTypesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  ListWalletTypes(argument: _adaigi_deposits_v1_ListWalletTypesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ListWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  ListWalletTypes(argument: _adaigi_deposits_v1_ListWalletTypesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  ListWalletTypes(argument: _adaigi_deposits_v1_ListWalletTypesRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ListWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  listWalletTypes(argument: _adaigi_deposits_v1_ListWalletTypesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  listWalletTypes(argument: _adaigi_deposits_v1_ListWalletTypesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ListWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  listWalletTypes(argument: _adaigi_deposits_v1_ListWalletTypesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  listWalletTypes(argument: _adaigi_deposits_v1_ListWalletTypesRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ListWalletTypesResponse__Output>): grpc.ClientUnaryCall;
  
  RecordTransfer(argument: _adaigi_deposits_v1_RecordTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_RecordTransferResponse__Output>): grpc.ClientUnaryCall;
  RecordTransfer(argument: _adaigi_deposits_v1_RecordTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_RecordTransferResponse__Output>): grpc.ClientUnaryCall;
  RecordTransfer(argument: _adaigi_deposits_v1_RecordTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_RecordTransferResponse__Output>): grpc.ClientUnaryCall;
  RecordTransfer(argument: _adaigi_deposits_v1_RecordTransferRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_RecordTransferResponse__Output>): grpc.ClientUnaryCall;
  recordTransfer(argument: _adaigi_deposits_v1_RecordTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_RecordTransferResponse__Output>): grpc.ClientUnaryCall;
  recordTransfer(argument: _adaigi_deposits_v1_RecordTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_RecordTransferResponse__Output>): grpc.ClientUnaryCall;
  recordTransfer(argument: _adaigi_deposits_v1_RecordTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_RecordTransferResponse__Output>): grpc.ClientUnaryCall;
  recordTransfer(argument: _adaigi_deposits_v1_RecordTransferRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_RecordTransferResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface DepositsServiceHandlers extends grpc.UntypedServiceImplementation {
  AssignWallet: grpc.handleUnaryCall<_adaigi_deposits_v1_AssignWalletRequest__Output, _adaigi_deposits_v1_AssignWalletResponse>;
  
  CreateDepositClaim: grpc.handleUnaryCall<_adaigi_deposits_v1_CreateDepositClaimRequest__Output, _adaigi_deposits_v1_CreateDepositClaimResponse>;
  
  GetDeposit: grpc.handleUnaryCall<_adaigi_deposits_v1_GetDepositRequest__Output, _adaigi_deposits_v1_GetDepositResponse>;
  
  ListDeposits: grpc.handleUnaryCall<_adaigi_deposits_v1_ListDepositsRequest__Output, _adaigi_deposits_v1_ListDepositsResponse>;
  
  ListWalletTypes: grpc.handleUnaryCall<_adaigi_deposits_v1_ListWalletTypesRequest__Output, _adaigi_deposits_v1_ListWalletTypesResponse>;
  
  RecordTransfer: grpc.handleUnaryCall<_adaigi_deposits_v1_RecordTransferRequest__Output, _adaigi_deposits_v1_RecordTransferResponse>;
  
}

export interface DepositsServiceDefinition extends grpc.ServiceDefinition {
  AssignWallet: MethodDefinition<_adaigi_deposits_v1_AssignWalletRequest, _adaigi_deposits_v1_AssignWalletResponse, _adaigi_deposits_v1_AssignWalletRequest__Output, _adaigi_deposits_v1_AssignWalletResponse__Output>
  CreateDepositClaim: MethodDefinition<_adaigi_deposits_v1_CreateDepositClaimRequest, _adaigi_deposits_v1_CreateDepositClaimResponse, _adaigi_deposits_v1_CreateDepositClaimRequest__Output, _adaigi_deposits_v1_CreateDepositClaimResponse__Output>
  GetDeposit: MethodDefinition<_adaigi_deposits_v1_GetDepositRequest, _adaigi_deposits_v1_GetDepositResponse, _adaigi_deposits_v1_GetDepositRequest__Output, _adaigi_deposits_v1_GetDepositResponse__Output>
  ListDeposits: MethodDefinition<_adaigi_deposits_v1_ListDepositsRequest, _adaigi_deposits_v1_ListDepositsResponse, _adaigi_deposits_v1_ListDepositsRequest__Output, _adaigi_deposits_v1_ListDepositsResponse__Output>
  ListWalletTypes: MethodDefinition<_adaigi_deposits_v1_ListWalletTypesRequest, _adaigi_deposits_v1_ListWalletTypesResponse, _adaigi_deposits_v1_ListWalletTypesRequest__Output, _adaigi_deposits_v1_ListWalletTypesResponse__Output>
  RecordTransfer: MethodDefinition<_adaigi_deposits_v1_RecordTransferRequest, _adaigi_deposits_v1_RecordTransferResponse, _adaigi_deposits_v1_RecordTransferRequest__Output, _adaigi_deposits_v1_RecordTransferResponse__Output>
}
