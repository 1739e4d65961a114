// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CommitRequest as _adaigi_ledger_v1_CommitRequest, CommitRequest__Output as _adaigi_ledger_v1_CommitRequest__Output } from '../../../adaigi/ledger/v1/CommitRequest.ts';
import type { CommitResponse as _adaigi_ledger_v1_CommitResponse, CommitResponse__Output as _adaigi_ledger_v1_CommitResponse__Output } from '../../../adaigi/ledger/v1/CommitResponse.ts';
import type { FundRequest as _adaigi_ledger_v1_FundRequest, FundRequest__Output as _adaigi_ledger_v1_FundRequest__Output } from '../../../adaigi/ledger/v1/FundRequest.ts';
import type { FundResponse as _adaigi_ledger_v1_FundResponse, FundResponse__Output as _adaigi_ledger_v1_FundResponse__Output } from '../../../adaigi/ledger/v1/FundResponse.ts';
import type { GetBalancesRequest as _adaigi_ledger_v1_GetBalancesRequest, GetBalancesRequest__Output as _adaigi_ledger_v1_GetBalancesRequest__Output } from '../../../adaigi/ledger/v1/GetBalancesRequest.ts';
import type { GetBalancesResponse as _adaigi_ledger_v1_GetBalancesResponse, GetBalancesResponse__Output as _adaigi_ledger_v1_GetBalancesResponse__Output } from '../../../adaigi/ledger/v1/GetBalancesResponse.ts';
import type { GetHoldRequest as _adaigi_ledger_v1_GetHoldRequest, GetHoldRequest__Output as _adaigi_ledger_v1_GetHoldRequest__Output } from '../../../adaigi/ledger/v1/GetHoldRequest.ts';
import type { GetHoldResponse as _adaigi_ledger_v1_GetHoldResponse, GetHoldResponse__Output as _adaigi_ledger_v1_GetHoldResponse__Output } from '../../../adaigi/ledger/v1/GetHoldResponse.ts';
import type { GetStatementRequest as _adaigi_ledger_v1_GetStatementRequest, GetStatementRequest__Output as _adaigi_ledger_v1_GetStatementRequest__Output } from '../../../adaigi/ledger/v1/GetStatementRequest.ts';
import type { GetStatementResponse as _adaigi_ledger_v1_GetStatementResponse, GetStatementResponse__Output as _adaigi_ledger_v1_GetStatementResponse__Output } from '../../../adaigi/ledger/v1/GetStatementResponse.ts';
import type { HoldRequest as _adaigi_ledger_v1_HoldRequest, HoldRequest__Output as _adaigi_ledger_v1_HoldRequest__Output } from '../../../adaigi/ledger/v1/HoldRequest.ts';
import type { HoldResponse as _adaigi_ledger_v1_HoldResponse, HoldResponse__Output as _adaigi_ledger_v1_HoldResponse__Output } from '../../../adaigi/ledger/v1/HoldResponse.ts';
import type { ListEntriesRequest as _adaigi_ledger_v1_ListEntriesRequest, ListEntriesRequest__Output as _adaigi_ledger_v1_ListEntriesRequest__Output } from '../../../adaigi/ledger/v1/ListEntriesRequest.ts';
import type { ListEntriesResponse as _adaigi_ledger_v1_ListEntriesResponse, ListEntriesResponse__Output as _adaigi_ledger_v1_ListEntriesResponse__Output } from '../../../adaigi/ledger/v1/ListEntriesResponse.ts';
import type { RecordProviderSettlementRequest as _adaigi_ledger_v1_RecordProviderSettlementRequest, RecordProviderSettlementRequest__Output as _adaigi_ledger_v1_RecordProviderSettlementRequest__Output } from '../../../adaigi/ledger/v1/RecordProviderSettlementRequest.ts';
import type { RecordProviderSettlementResponse as _adaigi_ledger_v1_RecordProviderSettlementResponse, RecordProviderSettlementResponse__Output as _adaigi_ledger_v1_RecordProviderSettlementResponse__Output } from '../../../adaigi/ledger/v1/RecordProviderSettlementResponse.ts';
import type { ReleaseRequest as _adaigi_ledger_v1_ReleaseRequest, ReleaseRequest__Output as _adaigi_ledger_v1_ReleaseRequest__Output } from '../../../adaigi/ledger/v1/ReleaseRequest.ts';
import type { ReleaseResponse as _adaigi_ledger_v1_ReleaseResponse, ReleaseResponse__Output as _adaigi_ledger_v1_ReleaseResponse__Output } from '../../../adaigi/ledger/v1/ReleaseResponse.ts';

export interface LedgerServiceClient extends grpc.Client {
  Commit(argument: _adaigi_ledger_v1_CommitRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_CommitResponse__Output>): grpc.ClientUnaryCall;
  Commit(argument: _adaigi_ledger_v1_CommitRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_CommitResponse__Output>): grpc.ClientUnaryCall;
  Commit(argument: _adaigi_ledger_v1_CommitRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_CommitResponse__Output>): grpc.ClientUnaryCall;
  Commit(argument: _adaigi_ledger_v1_CommitRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_CommitResponse__Output>): grpc.ClientUnaryCall;
  commit(argument: _adaigi_ledger_v1_CommitRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_CommitResponse__Output>): grpc.ClientUnaryCall;
  commit(argument: _adaigi_ledger_v1_CommitRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_CommitResponse__Output>): grpc.ClientUnaryCall;
  commit(argument: _adaigi_ledger_v1_CommitRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_CommitResponse__Output>): grpc.ClientUnaryCall;
  commit(argument: _adaigi_ledger_v1_CommitRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_CommitResponse__Output>): grpc.ClientUnaryCall;
  
  Fund(argument: _adaigi_ledger_v1_FundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_FundResponse__Output>): grpc.ClientUnaryCall;
  Fund(argument: _adaigi_ledger_v1_FundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_FundResponse__Output>): grpc.ClientUnaryCall;
  Fund(argument: _adaigi_ledger_v1_FundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_FundResponse__Output>): grpc.ClientUnaryCall;
  Fund(argument: _adaigi_ledger_v1_FundRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_FundResponse__Output>): grpc.ClientUnaryCall;
  fund(argument: _adaigi_ledger_v1_FundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_FundResponse__Output>): grpc.ClientUnaryCall;
  fund(argument: _adaigi_ledger_v1_FundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_FundResponse__Output>): grpc.ClientUnaryCall;
  fund(argument: _adaigi_ledger_v1_FundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_FundResponse__Output>): grpc.ClientUnaryCall;
  fund(argument: _adaigi_ledger_v1_FundRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_FundResponse__Output>): grpc.ClientUnaryCall;
  
  GetBalances(argument: _adaigi_ledger_v1_GetBalancesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetBalancesResponse__Output>): grpc.ClientUnaryCall;
  GetBalances(argument: _adaigi_ledger_v1_GetBalancesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_GetBalancesResponse__Output>): grpc.ClientUnaryCall;
  GetBalances(argument: _adaigi_ledger_v1_GetBalancesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetBalancesResponse__Output>): grpc.ClientUnaryCall;
  GetBalances(argument: _adaigi_ledger_v1_GetBalancesRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_GetBalancesResponse__Output>): grpc.ClientUnaryCall;
  getBalances(argument: _adaigi_ledger_v1_GetBalancesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetBalancesResponse__Output>): grpc.ClientUnaryCall;
  getBalances(argument: _adaigi_ledger_v1_GetBalancesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_GetBalancesResponse__Output>): grpc.ClientUnaryCall;
  getBalances(argument: _adaigi_ledger_v1_GetBalancesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetBalancesResponse__Output>): grpc.ClientUnaryCall;
  getBalances(argument: _adaigi_ledger_v1_GetBalancesRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_GetBalancesResponse__Output>): grpc.ClientUnaryCall;
  
  GetHold(argument: _adaigi_ledger_v1_GetHoldRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetHoldResponse__Output>): grpc.ClientUnaryCall;
  GetHold(argument: _adaigi_ledger_v1_GetHoldRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_GetHoldResponse__Output>): grpc.ClientUnaryCall;
  GetHold(argument: _adaigi_ledger_v1_GetHoldRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetHoldResponse__Output>): grpc.ClientUnaryCall;
  GetHold(argument: _adaigi_ledger_v1_GetHoldRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_GetHoldResponse__Output>): grpc.ClientUnaryCall;
  getHold(argument: _adaigi_ledger_v1_GetHoldRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetHoldResponse__Output>): grpc.ClientUnaryCall;
  getHold(argument: _adaigi_ledger_v1_GetHoldRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_GetHoldResponse__Output>): grpc.ClientUnaryCall;
  getHold(argument: _adaigi_ledger_v1_GetHoldRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetHoldResponse__Output>): grpc.ClientUnaryCall;
  getHold(argument: _adaigi_ledger_v1_GetHoldRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_GetHoldResponse__Output>): grpc.ClientUnaryCall;
  
  GetStatement(argument: _adaigi_ledger_v1_GetStatementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetStatementResponse__Output>): grpc.ClientUnaryCall;
  GetStatement(argument: _adaigi_ledger_v1_GetStatementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_GetStatementResponse__Output>): grpc.ClientUnaryCall;
  GetStatement(argument: _adaigi_ledger_v1_GetStatementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetStatementResponse__Output>): grpc.ClientUnaryCall;
  GetStatement(argument: _adaigi_ledger_v1_GetStatementRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_GetStatementResponse__Output>): grpc.ClientUnaryCall;
  getStatement(argument: _adaigi_ledger_v1_GetStatementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetStatementResponse__Output>): grpc.ClientUnaryCall;
  getStatement(argument: _adaigi_ledger_v1_GetStatementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_GetStatementResponse__Output>): grpc.ClientUnaryCall;
  getStatement(argument: _adaigi_ledger_v1_GetStatementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_GetStatementResponse__Output>): grpc.ClientUnaryCall;
  getStatement(argument: _adaigi_ledger_v1_GetStatementRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_GetStatementResponse__Output>): grpc.ClientUnaryCall;
  
  Hold(argument: _adaigi_ledger_v1_HoldRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_HoldResponse__Output>): grpc.ClientUnaryCall;
  Hold(argument: _adaigi_ledger_v1_HoldRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_HoldResponse__Output>): grpc.ClientUnaryCall;
  Hold(argument: _adaigi_ledger_v1_HoldRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_HoldResponse__Output>): grpc.ClientUnaryCall;
  Hold(argument: _adaigi_ledger_v1_HoldRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_HoldResponse__Output>): grpc.ClientUnaryCall;
  hold(argument: _adaigi_ledger_v1_HoldRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_HoldResponse__Output>): grpc.ClientUnaryCall;
  hold(argument: _adaigi_ledger_v1_HoldRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_HoldResponse__Output>): grpc.ClientUnaryCall;
  hold(argument: _adaigi_ledger_v1_HoldRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_HoldResponse__Output>): grpc.ClientUnaryCall;
  hold(argument: _adaigi_ledger_v1_HoldRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_HoldResponse__Output>): grpc.ClientUnaryCall;
  
  ListEntries(argument: _adaigi_ledger_v1_ListEntriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  ListEntries(argument: _adaigi_ledger_v1_ListEntriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  ListEntries(argument: _adaigi_ledger_v1_ListEntriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  ListEntries(argument: _adaigi_ledger_v1_ListEntriesRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  listEntries(argument: _adaigi_ledger_v1_ListEntriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  listEntries(argument: _adaigi_ledger_v1_ListEntriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  listEntries(argument: _adaigi_ledger_v1_ListEntriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  listEntries(argument: _adaigi_ledger_v1_ListEntriesRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_ListEntriesResponse__Output>): grpc.ClientUnaryCall;
  
  RecordProviderSettlement(argument: _adaigi_ledger_v1_RecordProviderSettlementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_RecordProviderSettlementResponse__Output>): grpc.ClientUnaryCall;
  RecordProviderSettlement(argument: _adaigi_ledger_v1_RecordProviderSettlementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_RecordProviderSettlementResponse__Output>): grpc.ClientUnaryCall;
  RecordProviderSettlement(argument: _adaigi_ledger_v1_RecordProviderSettlementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_RecordProviderSettlementResponse__Output>): grpc.ClientUnaryCall;
  RecordProviderSettlement(argument: _adaigi_ledger_v1_RecordProviderSettlementRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_RecordProviderSettlementResponse__Output>): grpc.ClientUnaryCall;
  recordProviderSettlement(argument: _adaigi_ledger_v1_RecordProviderSettlementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_RecordProviderSettlementResponse__Output>): grpc.ClientUnaryCall;
  recordProviderSettlement(argument: _adaigi_ledger_v1_RecordProviderSettlementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_RecordProviderSettlementResponse__Output>): grpc.ClientUnaryCall;
  recordProviderSettlement(argument: _adaigi_ledger_v1_RecordProviderSettlementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_RecordProviderSettlementResponse__Output>): grpc.ClientUnaryCall;
  recordProviderSettlement(argument: _adaigi_ledger_v1_RecordProviderSettlementRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_RecordProviderSettlementResponse__Output>): grpc.ClientUnaryCall;
  
  Release(argument: _adaigi_ledger_v1_ReleaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_ReleaseResponse__Output>): grpc.ClientUnaryCall;
  Release(argument: _adaigi_ledger_v1_ReleaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_ReleaseResponse__Output>): grpc.ClientUnaryCall;
  Release(argument: _adaigi_ledger_v1_ReleaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_ReleaseResponse__Output>): grpc.ClientUnaryCall;
  Release(argument: _adaigi_ledger_v1_ReleaseRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_ReleaseResponse__Output>): grpc.ClientUnaryCall;
  release(argument: _adaigi_ledger_v1_ReleaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_ReleaseResponse__Output>): grpc.ClientUnaryCall;
  release(argument: _adaigi_ledger_v1_ReleaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_ledger_v1_ReleaseResponse__Output>): grpc.ClientUnaryCall;
  release(argument: _adaigi_ledger_v1_ReleaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_ledger_v1_ReleaseResponse__Output>): grpc.ClientUnaryCall;
  release(argument: _adaigi_ledger_v1_ReleaseRequest, callback: grpc.requestCallback<_adaigi_ledger_v1_ReleaseResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface LedgerServiceHandlers extends grpc.UntypedServiceImplementation {
  Commit: grpc.handleUnaryCall<_adaigi_ledger_v1_CommitRequest__Output, _adaigi_ledger_v1_CommitResponse>;
  
  Fund: grpc.handleUnaryCall<_adaigi_ledger_v1_FundRequest__Output, _adaigi_ledger_v1_FundResponse>;
  
  GetBalances: grpc.handleUnaryCall<_adaigi_ledger_v1_GetBalancesRequest__Output, _adaigi_ledger_v1_GetBalancesResponse>;
  
  GetHold: grpc.handleUnaryCall<_adaigi_ledger_v1_GetHoldRequest__Output, _adaigi_ledger_v1_GetHoldResponse>;
  
  GetStatement: grpc.handleUnaryCall<_adaigi_ledger_v1_GetStatementRequest__Output, _adaigi_ledger_v1_GetStatementResponse>;
  
  Hold: grpc.handleUnaryCall<_adaigi_ledger_v1_HoldRequest__Output, _adaigi_ledger_v1_HoldResponse>;
  
  ListEntries: grpc.handleUnaryCall<_adaigi_ledger_v1_ListEntriesRequest__Output, _adaigi_ledger_v1_ListEntriesResponse>;
  
  RecordProviderSettlement: grpc.handleUnaryCall<_adaigi_ledger_v1_RecordProviderSettlementRequest__Output, _adaigi_ledger_v1_RecordProviderSettlementResponse>;
  
  Release: grpc.handleUnaryCall<_adaigi_ledger_v1_ReleaseRequest__Output, _adaigi_ledger_v1_ReleaseResponse>;
  
}

export interface LedgerServiceDefinition extends grpc.ServiceDefinition {
  Commit: MethodDefinition<_adaigi_ledger_v1_CommitRequest, _adaigi_ledger_v1_CommitResponse, _adaigi_ledger_v1_CommitRequest__Output, _adaigi_ledger_v1_CommitResponse__Output>
  Fund: MethodDefinition<_adaigi_ledger_v1_FundRequest, _adaigi_ledger_v1_FundResponse, _adaigi_ledger_v1_FundRequest__Output, _adaigi_ledger_v1_FundResponse__Output>
  GetBalances: MethodDefinition<_adaigi_ledger_v1_GetBalancesRequest, _adaigi_ledger_v1_GetBalancesResponse, _adaigi_ledger_v1_GetBalancesRequest__Output, _adaigi_ledger_v1_GetBalancesResponse__Output>
  GetHold: MethodDefinition<_adaigi_ledger_v1_GetHoldRequest, _adaigi_ledger_v1_GetHoldResponse, _adaigi_ledger_v1_GetHoldRequest__Output, _adaigi_ledger_v1_GetHoldResponse__Output>
  GetStatement: MethodDefinition<_adaigi_ledger_v1_GetStatementRequest, _adaigi_ledger_v1_GetStatementResponse, _adaigi_ledger_v1_GetStatementRequest__Output, _adaigi_ledger_v1_GetStatementResponse__Output>
  Hold: MethodDefinition<_adaigi_ledger_v1_HoldRequest, _adaigi_ledger_v1_HoldResponse, _adaigi_ledger_v1_HoldRequest__Output, _adaigi_ledger_v1_HoldResponse__Output>
  ListEntries: MethodDefinition<_adaigi_ledger_v1_ListEntriesRequest, _adaigi_ledger_v1_ListEntriesResponse, _adaigi_ledger_v1_ListEntriesRequest__Output, _adaigi_ledger_v1_ListEntriesResponse__Output>
  RecordProviderSettlement: MethodDefinition<_adaigi_ledger_v1_RecordProviderSettlementRequest, _adaigi_ledger_v1_RecordProviderSettlementResponse, _adaigi_ledger_v1_RecordProviderSettlementRequest__Output, _adaigi_ledger_v1_RecordProviderSettlementResponse__Output>
  Release: MethodDefinition<_adaigi_ledger_v1_ReleaseRequest, _adaigi_ledger_v1_ReleaseResponse, _adaigi_ledger_v1_ReleaseRequest__Output, _adaigi_ledger_v1_ReleaseResponse__Output>
}
