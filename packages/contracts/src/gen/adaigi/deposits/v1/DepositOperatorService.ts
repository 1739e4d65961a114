// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ImportStatementRequest as _adaigi_deposits_v1_ImportStatementRequest, ImportStatementRequest__Output as _adaigi_deposits_v1_ImportStatementRequest__Output } from '../../../adaigi/deposits/v1/ImportStatementRequest.ts';
import type { ImportStatementResponse as _adaigi_deposits_v1_ImportStatementResponse, ImportStatementResponse__Output as _adaigi_deposits_v1_ImportStatementResponse__Output } from '../../../adaigi/deposits/v1/ImportStatementResponse.ts';
import type { ListPendingDepositsRequest as _adaigi_deposits_v1_ListPendingDepositsRequest, ListPendingDepositsRequest__Output as _adaigi_deposits_v1_ListPendingDepositsRequest__Output } from '../../../adaigi/deposits/v1/ListPendingDepositsRequest.ts';
import type { ListPendingDepositsResponse as _adaigi_deposits_v1_ListPendingDepositsResponse, ListPendingDepositsResponse__Output as _adaigi_deposits_v1_ListPendingDepositsResponse__Output } from '../../../adaigi/deposits/v1/ListPendingDepositsResponse.ts';
import type { ListReceivingWalletsRequest as _adaigi_deposits_v1_ListReceivingWalletsRequest, ListReceivingWalletsRequest__Output as _adaigi_deposits_v1_ListReceivingWalletsRequest__Output } from '../../../adaigi/deposits/v1/ListReceivingWalletsRequest.ts';
import type { ListReceivingWalletsResponse as _adaigi_deposits_v1_ListReceivingWalletsResponse, ListReceivingWalletsResponse__Output as _adaigi_deposits_v1_ListReceivingWalletsResponse__Output } from '../../../adaigi/deposits/v1/ListReceivingWalletsResponse.ts';
import type { PutReceivingWalletRequest as _adaigi_deposits_v1_PutReceivingWalletRequest, PutReceivingWalletRequest__Output as _adaigi_deposits_v1_PutReceivingWalletRequest__Output } from '../../../adaigi/deposits/v1/PutReceivingWalletRequest.ts';
import type { PutReceivingWalletResponse as _adaigi_deposits_v1_PutReceivingWalletResponse, PutReceivingWalletResponse__Output as _adaigi_deposits_v1_PutReceivingWalletResponse__Output } from '../../../adaigi/deposits/v1/PutReceivingWalletResponse.ts';
import type { RefuseDepositRequest as _adaigi_deposits_v1_RefuseDepositRequest, RefuseDepositRequest__Output as _adaigi_deposits_v1_RefuseDepositRequest__Output } from '../../../adaigi/deposits/v1/RefuseDepositRequest.ts';
import type { RefuseDepositResponse as _adaigi_deposits_v1_RefuseDepositResponse, RefuseDepositResponse__Output as _adaigi_deposits_v1_RefuseDepositResponse__Output } from '../../../adaigi/deposits/v1/RefuseDepositResponse.ts';
import type { ReleaseDepositRequest as _adaigi_deposits_v1_ReleaseDepositRequest, ReleaseDepositRequest__Output as _adaigi_deposits_v1_ReleaseDepositRequest__Output } from '../../../adaigi/deposits/v1/ReleaseDepositRequest.ts';
import type { ReleaseDepositResponse as _adaigi_deposits_v1_ReleaseDepositResponse, ReleaseDepositResponse__Output as _adaigi_deposits_v1_ReleaseDepositResponse__Output } from '../../../adaigi/deposits/v1/ReleaseDepositResponse.ts';

export interface DepositOperatorServiceClient extends grpc.Client {
  ImportStatement(argument: _adaigi_deposits_v1_ImportStatementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ImportStatementResponse__Output>): grpc.ClientUnaryCall;
  ImportStatement(argument: _adaigi_deposits_v1_ImportStatementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ImportStatementResponse__Output>): grpc.ClientUnaryCall;
  ImportStatement(argument: _adaigi_deposits_v1_ImportStatementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ImportStatementResponse__Output>): grpc.ClientUnaryCall;
  ImportStatement(argument: _adaigi_deposits_v1_ImportStatementRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ImportStatementResponse__Output>): grpc.ClientUnaryCall;
  importStatement(argument: _adaigi_deposits_v1_ImportStatementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ImportStatementResponse__Output>): grpc.ClientUnaryCall;
  importStatement(argument: _adaigi_deposits_v1_ImportStatementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ImportStatementResponse__Output>): grpc.ClientUnaryCall;
  importStatement(argument: _adaigi_deposits_v1_ImportStatementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ImportStatementResponse__Output>): grpc.ClientUnaryCall;
  importStatement(argument: _adaigi_deposits_v1_ImportStatementRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ImportStatementResponse__Output>): grpc.ClientUnaryCall;
  
  ListPendingDeposits(argument: _adaigi_deposits_v1_ListPendingDepositsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListPendingDepositsResponse__Output>): grpc.ClientUnaryCall;
  ListPendingDeposits(argument: _adaigi_deposits_v1_ListPendingDepositsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ListPendingDepositsResponse__Output>): grpc.ClientUnaryCall;
  ListPendingDeposits(argument: _adaigi_deposits_v1_ListPendingDepositsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListPendingDepositsResponse__Output>): grpc.ClientUnaryCall;
  ListPendingDeposits(argument: _adaigi_deposits_v1_ListPendingDepositsRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ListPendingDepositsResponse__Output>): grpc.ClientUnaryCall;
  listPendingDeposits(argument: _adaigi_deposits_v1_ListPendingDepositsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListPendingDepositsResponse__Output>): grpc.ClientUnaryCall;
  listPendingDeposits(argument: _adaigi_deposits_v1_ListPendingDepositsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ListPendingDepositsResponse__Output>): grpc.ClientUnaryCall;
  listPendingDeposits(argument: _adaigi_deposits_v1_ListPendingDepositsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListPendingDepositsResponse__Output>): grpc.ClientUnaryCall;
  listPendingDeposits(argument: _adaigi_deposits_v1_ListPendingDepositsRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ListPendingDepositsResponse__Output>): grpc.ClientUnaryCall;
  
  ListReceivingWallets(argument: _adaigi_deposits_v1_ListReceivingWalletsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListReceivingWalletsResponse__Output>): grpc.ClientUnaryCall;
  ListReceivingWallets(argument: _adaigi_deposits_v1_ListReceivingWalletsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ListReceivingWalletsResponse__Output>): grpc.ClientUnaryCall;
  ListReceivingWallets(argument: _adaigi_deposits_v1_ListReceivingWalletsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListReceivingWalletsResponse__Output>): grpc.ClientUnaryCall;
  ListReceivingWallets(argument: _adaigi_deposits_v1_ListReceivingWalletsRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ListReceivingWalletsResponse__Output>): grpc.ClientUnaryCall;
  listReceivingWallets(argument: _adaigi_deposits_v1_ListReceivingWalletsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListReceivingWalletsResponse__Output>): grpc.ClientUnaryCall;
  listReceivingWallets(argument: _adaigi_deposits_v1_ListReceivingWalletsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ListReceivingWalletsResponse__Output>): grpc.ClientUnaryCall;
  listReceivingWallets(argument: _adaigi_deposits_v1_ListReceivingWalletsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ListReceivingWalletsResponse__Output>): grpc.ClientUnaryCall;
  listReceivingWallets(argument: _adaigi_deposits_v1_ListReceivingWalletsRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ListReceivingWalletsResponse__Output>): grpc.ClientUnaryCall;
  
  PutReceivingWallet(argument: _adaigi_deposits_v1_PutReceivingWalletRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_PutReceivingWalletResponse__Output>): grpc.ClientUnaryCall;
  PutReceivingWallet(argument: _adaigi_deposits_v1_PutReceivingWalletRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_PutReceivingWalletResponse__Output>): grpc.ClientUnaryCall;
  PutReceivingWallet(argument: _adaigi_deposits_v1_PutReceivingWalletRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_PutReceivingWalletResponse__Output>): grpc.ClientUnaryCall;
  PutReceivingWallet(argument: _adaigi_deposits_v1_PutReceivingWalletRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_PutReceivingWalletResponse__Output>): grpc.ClientUnaryCall;
  putReceivingWallet(argument: _adaigi_deposits_v1_PutReceivingWalletRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_PutReceivingWalletResponse__Output>): grpc.ClientUnaryCall;
  putReceivingWallet(argument: _adaigi_deposits_v1_PutReceivingWalletRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_PutReceivingWalletResponse__Output>): grpc.ClientUnaryCall;
  putReceivingWallet(argument: _adaigi_deposits_v1_PutReceivingWalletRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_PutReceivingWalletResponse__Output>): grpc.ClientUnaryCall;
  putReceivingWallet(argument: _adaigi_deposits_v1_PutReceivingWalletRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_PutReceivingWalletResponse__Output>): grpc.ClientUnaryCall;
  
  RefuseDeposit(argument: _adaigi_deposits_v1_RefuseDepositRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_RefuseDepositResponse__Output>): grpc.ClientUnaryCall;
  RefuseDeposit(argument: _adaigi_deposits_v1_RefuseDepositRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_RefuseDepositResponse__Output>): grpc.ClientUnaryCall;
  RefuseDeposit(argument: _adaigi_deposits_v1_RefuseDepositRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_RefuseDepositResponse__Output>): grpc.ClientUnaryCall;
  RefuseDeposit(argument: _adaigi_deposits_v1_RefuseDepositRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_RefuseDepositResponse__Output>): grpc.ClientUnaryCall;
  refuseDeposit(argument: _adaigi_deposits_v1_RefuseDepositRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_RefuseDepositResponse__Output>): grpc.ClientUnaryCall;
  refuseDeposit(argument: _adaigi_deposits_v1_RefuseDepositRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_RefuseDepositResponse__Output>): grpc.ClientUnaryCall;
  refuseDeposit(argument: _adaigi_deposits_v1_RefuseDepositRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_RefuseDepositResponse__Output>): grpc.ClientUnaryCall;
  refuseDeposit(argument: _adaigi_deposits_v1_RefuseDepositRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_RefuseDepositResponse__Output>): grpc.ClientUnaryCall;
  
  ReleaseDeposit(argument: _adaigi_deposits_v1_ReleaseDepositRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ReleaseDepositResponse__Output>): grpc.ClientUnaryCall;
  ReleaseDeposit(argument: _adaigi_deposits_v1_ReleaseDepositRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ReleaseDepositResponse__Output>): grpc.ClientUnaryCall;
  ReleaseDeposit(argument: _adaigi_deposits_v1_ReleaseDepositRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ReleaseDepositResponse__Output>): grpc.ClientUnaryCall;
  ReleaseDeposit(argument: _adaigi_deposits_v1_ReleaseDepositRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ReleaseDepositResponse__Output>): grpc.ClientUnaryCall;
  releaseDeposit(argument: _adaigi_deposits_v1_ReleaseDepositRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ReleaseDepositResponse__Output>): grpc.ClientUnaryCall;
  releaseDeposit(argument: _adaigi_deposits_v1_ReleaseDepositRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_deposits_v1_ReleaseDepositResponse__Output>): grpc.ClientUnaryCall;
  releaseDeposit(argument: _adaigi_deposits_v1_ReleaseDepositRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_deposits_v1_ReleaseDepositResponse__Output>): grpc.ClientUnaryCall;
  releaseDeposit(argument: _adaigi_deposits_v1_ReleaseDepositRequest, callback: grpc.requestCallback<_adaigi_deposits_v1_ReleaseDepositResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface DepositOperatorServiceHandlers extends grpc.UntypedServiceImplementation {
  ImportStatement: grpc.handleUnaryCall<_adaigi_deposits_v1_ImportStatementRequest__Output, _adaigi_deposits_v1_ImportStatementResponse>;
  
  ListPendingDeposits: grpc.handleUnaryCall<_adaigi_deposits_v1_ListPendingDepositsRequest__Output, _adaigi_deposits_v1_ListPendingDepositsResponse>;
  
  ListReceivingWallets: grpc.handleUnaryCall<_adaigi_deposits_v1_ListReceivingWalletsRequest__Output, _adaigi_deposits_v1_ListReceivingWalletsResponse>;
  
  PutReceivingWallet: grpc.handleUnaryCall<_adaigi_deposits_v1_PutReceivingWalletRequest__Output, _adaigi_deposits_v1_PutReceivingWalletResponse>;
  
  RefuseDeposit: grpc.handleUnaryCall<_adaigi_deposits_v1_RefuseDepositRequest__Output, _adaigi_deposits_v1_RefuseDepositResponse>;
  
  ReleaseDeposit: grpc.handleUnaryCall<_adaigi_deposits_v1_ReleaseDepositRequest__Output, _adaigi_deposits_v1_ReleaseDepositResponse>;
  
}

export interface DepositOperatorServiceDefinition extends grpc.ServiceDefinition {
  ImportStatement: MethodDefinition<_adaigi_deposits_v1_ImportStatementRequest, _adaigi_deposits_v1_ImportStatementResponse, _adaigi_deposits_v1_ImportStatementRequest__Output, _adaigi_deposits_v1_ImportStatementResponse__Output>
  ListPendingDeposits: MethodDefinition<_adaigi_deposits_v1_ListPendingDepositsRequest, _adaigi_deposits_v1_ListPendingDepositsResponse, _adaigi_deposits_v1_ListPendingDepositsRequest__Output, _adaigi_deposits_v1_ListPendingDepositsResponse__Output>
  ListReceivingWallets: MethodDefinition<_adaigi_deposits_v1_ListReceivingWalletsRequest, _adaigi_deposits_v1_ListReceivingWalletsResponse, _adaigi_deposits_v1_ListReceivingWalletsRequest__Output, _adaigi_deposits_v1_ListReceivingWalletsResponse__Output>
  PutReceivingWallet: MethodDefinition<_adaigi_deposits_v1_PutReceivingWalletRequest, _adaigi_deposits_v1_PutReceivingWalletResponse, _adaigi_deposits_v1_PutReceivingWalletRequest__Output, _adaigi_deposits_v1_PutReceivingWalletResponse__Output>
  RefuseDeposit: MethodDefinition<_adaigi_deposits_v1_RefuseDepositRequest, _adaigi_deposits_v1_RefuseDepositResponse, _adaigi_deposits_v1_RefuseDepositRequest__Output, _adaigi_deposits_v1_RefuseDepositResponse__Output>
  ReleaseDeposit: MethodDefinition<_adaigi_deposits_v1_ReleaseDepositRequest, _adaigi_deposits_v1_ReleaseDepositResponse, _adaigi_deposits_v1_ReleaseDepositRequest__Output, _adaigi_deposits_v1_ReleaseDepositResponse__Output>
}
