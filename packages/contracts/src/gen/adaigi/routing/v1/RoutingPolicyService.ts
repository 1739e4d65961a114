// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DryRunPolicyRequest as _adaigi_routing_v1_DryRunPolicyRequest, DryRunPolicyRequest__Output as _adaigi_routing_v1_DryRunPolicyRequest__Output } from '../../../adaigi/routing/v1/DryRunPolicyRequest.ts';
import type { DryRunPolicyResponse as _adaigi_routing_v1_DryRunPolicyResponse, DryRunPolicyResponse__Output as _adaigi_routing_v1_DryRunPolicyResponse__Output } from '../../../adaigi/routing/v1/DryRunPolicyResponse.ts';
import type { GetPolicyRequest as _adaigi_routing_v1_GetPolicyRequest, GetPolicyRequest__Output as _adaigi_routing_v1_GetPolicyRequest__Output } from '../../../adaigi/routing/v1/GetPolicyRequest.ts';
import type { GetPolicyResponse as _adaigi_routing_v1_GetPolicyResponse, GetPolicyResponse__Output as _adaigi_routing_v1_GetPolicyResponse__Output } from '../../../adaigi/routing/v1/GetPolicyResponse.ts';
import type { ListPolicyChangesRequest as _adaigi_routing_v1_ListPolicyChangesRequest, ListPolicyChangesRequest__Output as _adaigi_routing_v1_ListPolicyChangesRequest__Output } from '../../../adaigi/routing/v1/ListPolicyChangesRequest.ts';
import type { ListPolicyChangesResponse as _adaigi_routing_v1_ListPolicyChangesResponse, ListPolicyChangesResponse__Output as _adaigi_routing_v1_ListPolicyChangesResponse__Output } from '../../../adaigi/routing/v1/ListPolicyChangesResponse.ts';
import type { PutPolicyRequest as _adaigi_routing_v1_PutPolicyRequest, PutPolicyRequest__Output as _adaigi_routing_v1_PutPolicyRequest__Output } from '../../../adaigi/routing/v1/PutPolicyRequest.ts';
import type { PutPolicyResponse as _adaigi_routing_v1_PutPolicyResponse, PutPolicyResponse__Output as _adaigi_routing_v1_PutPolicyResponse__Output } from '../../../adaigi/routing/v1/PutPolicyResponse.ts';

export interface RoutingPolicyServiceClient extends grpc.Client {
  DryRunPolicy(argument: _adaigi_routing_v1_DryRunPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DryRunPolicyResponse__Output>): grpc.ClientUnaryCall;
  DryRunPolicy(argument: _adaigi_routing_v1_DryRunPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_DryRunPolicyResponse__Output>): grpc.ClientUnaryCall;
  DryRunPolicy(argument: _adaigi_routing_v1_DryRunPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DryRunPolicyResponse__Output>): grpc.ClientUnaryCall;
  DryRunPolicy(argument: _adaigi_routing_v1_DryRunPolicyRequest, callback: grpc.requestCallback<_adaigi_routing_v1_DryRunPolicyResponse__Output>): grpc.ClientUnaryCall;
  dryRunPolicy(argument: _adaigi_routing_v1_DryRunPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DryRunPolicyResponse__Output>): grpc.ClientUnaryCall;
  dryRunPolicy(argument: _adaigi_routing_v1_DryRunPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_DryRunPolicyResponse__Output>): grpc.ClientUnaryCall;
  dryRunPolicy(argument: _adaigi_routing_v1_DryRunPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DryRunPolicyResponse__Output>): grpc.ClientUnaryCall;
  dryRunPolicy(argument: _adaigi_routing_v1_DryRunPolicyRequest, callback: grpc.requestCallback<_adaigi_routing_v1_DryRunPolicyResponse__Output>): grpc.ClientUnaryCall;
  
  GetPolicy(argument: _adaigi_routing_v1_GetPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_GetPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetPolicy(argument: _adaigi_routing_v1_GetPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_GetPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetPolicy(argument: _adaigi_routing_v1_GetPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_GetPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetPolicy(argument: _adaigi_routing_v1_GetPolicyRequest, callback: grpc.requestCallback<_adaigi_routing_v1_GetPolicyResponse__Output>): grpc.ClientUnaryCall;
  getPolicy(argument: _adaigi_routing_v1_GetPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_GetPolicyResponse__Output>): grpc.ClientUnaryCall;
  getPolicy(argument: _adaigi_routing_v1_GetPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_GetPolicyResponse__Output>): grpc.ClientUnaryCall;
  getPolicy(argument: _adaigi_routing_v1_GetPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_GetPolicyResponse__Output>): grpc.ClientUnaryCall;
  getPolicy(argument: _adaigi_routing_v1_GetPolicyRequest, callback: grpc.requestCallback<_adaigi_routing_v1_GetPolicyResponse__Output>): grpc.ClientUnaryCall;
  
  ListPolicyChanges(argument: _adaigi_routing_v1_ListPolicyChangesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_ListPolicyChangesResponse__Output>): grpc.ClientUnaryCall;
  ListPolicyChanges(argument: _adaigi_routing_v1_ListPolicyChangesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_ListPolicyChangesResponse__Output>): grpc.ClientUnaryCall;
  ListPolicyChanges(argument: _adaigi_routing_v1_ListPolicyChangesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_ListPolicyChangesResponse__Output>): grpc.ClientUnaryCall;
  ListPolicyChanges(argument: _adaigi_routing_v1_ListPolicyChangesRequest, callback: grpc.requestCallback<_adaigi_routing_v1_ListPolicyChangesResponse__Output>): grpc.ClientUnaryCall;
  listPolicyChanges(argument: _adaigi_routing_v1_ListPolicyChangesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_ListPolicyChangesResponse__Output>): grpc.ClientUnaryCall;
  listPolicyChanges(argument: _adaigi_routing_v1_ListPolicyChangesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_ListPolicyChangesResponse__Output>): grpc.ClientUnaryCall;
  listPolicyChanges(argument: _adaigi_routing_v1_ListPolicyChangesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_ListPolicyChangesResponse__Output>): grpc.ClientUnaryCall;
  listPolicyChanges(argument: _adaigi_routing_v1_ListPolicyChangesRequest, callback: grpc.requestCallback<_adaigi_routing_v1_ListPolicyChangesResponse__Output>): grpc.ClientUnaryCall;
  
  PutPolicy(argument: _adaigi_routing_v1_PutPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_PutPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutPolicy(argument: _adaigi_routing_v1_PutPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_PutPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutPolicy(argument: _adaigi_routing_v1_PutPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_PutPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutPolicy(argument: _adaigi_routing_v1_PutPolicyRequest, callback: grpc.requestCallback<_adaigi_routing_v1_PutPolicyResponse__Output>): grpc.ClientUnaryCall;
  putPolicy(argument: _adaigi_routing_v1_PutPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_PutPolicyResponse__Output>): grpc.ClientUnaryCall;
  putPolicy(argument: _adaigi_routing_v1_PutPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_PutPolicyResponse__Output>): grpc.ClientUnaryCall;
  putPolicy(argument: _adaigi_routing_v1_PutPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_PutPolicyResponse__Output>): grpc.ClientUnaryCall;
  putPolicy(argument: _adaigi_routing_v1_PutPolicyRequest, callback: grpc.requestCallback<_adaigi_routing_v1_PutPolicyResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface RoutingPolicyServiceHandlers extends grpc.UntypedServiceImplementation {
  DryRunPolicy: grpc.handleUnaryCall<_adaigi_routing_v1_DryRunPolicyRequest__Output, _adaigi_routing_v1_DryRunPolicyResponse>;
  
  GetPolicy: grpc.handleUnaryCall<_adaigi_routing_v1_GetPolicyRequest__Output, _adaigi_routing_v1_GetPolicyResponse>;
  
  ListPolicyChanges: grpc.handleUnaryCall<_adaigi_routing_v1_ListPolicyChangesRequest__Output, _adaigi_routing_v1_ListPolicyChangesResponse>;
  
  PutPolicy: grpc.handleUnaryCall<_adaigi_routing_v1_PutPolicyRequest__Output, _adaigi_routing_v1_PutPolicyResponse>;
  
}

export interface RoutingPolicyServiceDefinition extends grpc.ServiceDefinition {
  DryRunPolicy: MethodDefinition<_adaigi_routing_v1_DryRunPolicyRequest, _adaigi_routing_v1_DryRunPolicyResponse, _adaigi_routing_v1_DryRunPolicyRequest__Output, _adaigi_routing_v1_DryRunPolicyResponse__Output>
  GetPolicy: MethodDefinition<_adaigi_routing_v1_GetPolicyRequest, _adaigi_routing_v1_GetPolicyResponse, _adaigi_routing_v1_GetPolicyRequest__Output, _adaigi_routing_v1_GetPolicyResponse__Output>
  ListPolicyChanges: MethodDefinition<_adaigi_routing_v1_ListPolicyChangesRequest, _adaigi_routing_v1_ListPolicyChangesResponse, _adaigi_routing_v1_ListPolicyChangesRequest__Output, _adaigi_routing_v1_ListPolicyChangesResponse__Output>
  PutPolicy: MethodDefinition<_adaigi_routing_v1_PutPolicyRequest, _adaigi_routing_v1_PutPolicyResponse, _adaigi_routing_v1_PutPolicyRequest__Output, _adaigi_routing_v1_PutPolicyResponse__Output>
}
