// Original file: ../../protos/adaigi/api/v1/api.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateWebhookEndpointRequest as _adaigi_api_v1_CreateWebhookEndpointRequest, CreateWebhookEndpointRequest__Output as _adaigi_api_v1_CreateWebhookEndpointRequest__Output } from '../../../adaigi/api/v1/CreateWebhookEndpointRequest.ts';
import type { CreateWebhookEndpointResponse as _adaigi_api_v1_CreateWebhookEndpointResponse, CreateWebhookEndpointResponse__Output as _adaigi_api_v1_CreateWebhookEndpointResponse__Output } from '../../../adaigi/api/v1/CreateWebhookEndpointResponse.ts';
import type { DeleteWebhookEndpointRequest as _adaigi_api_v1_DeleteWebhookEndpointRequest, DeleteWebhookEndpointRequest__Output as _adaigi_api_v1_DeleteWebhookEndpointRequest__Output } from '../../../adaigi/api/v1/DeleteWebhookEndpointRequest.ts';
import type { DeleteWebhookEndpointResponse as _adaigi_api_v1_DeleteWebhookEndpointResponse, DeleteWebhookEndpointResponse__Output as _adaigi_api_v1_DeleteWebhookEndpointResponse__Output } from '../../../adaigi/api/v1/DeleteWebhookEndpointResponse.ts';
import type { ListWebhookEndpointsRequest as _adaigi_api_v1_ListWebhookEndpointsRequest, ListWebhookEndpointsRequest__Output as _adaigi_api_v1_ListWebhookEndpointsRequest__Output } from '../../../adaigi/api/v1/ListWebhookEndpointsRequest.ts';
import type { ListWebhookEndpointsResponse as _adaigi_api_v1_ListWebhookEndpointsResponse, ListWebhookEndpointsResponse__Output as _adaigi_api_v1_ListWebhookEndpointsResponse__Output } from '../../../adaigi/api/v1/ListWebhookEndpointsResponse.ts';

export interface WebhookEndpointsServiceClient extends grpc.Client {
  CreateWebhookEndpoint(argument: _adaigi_api_v1_CreateWebhookEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  CreateWebhookEndpoint(argument: _adaigi_api_v1_CreateWebhookEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_CreateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  CreateWebhookEndpoint(argument: _adaigi_api_v1_CreateWebhookEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  CreateWebhookEndpoint(argument: _adaigi_api_v1_CreateWebhookEndpointRequest, callback: grpc.requestCallback<_adaigi_api_v1_CreateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  createWebhookEndpoint(argument: _adaigi_api_v1_CreateWebhookEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  createWebhookEndpoint(argument: _adaigi_api_v1_CreateWebhookEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_CreateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  createWebhookEndpoint(argument: _adaigi_api_v1_CreateWebhookEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_CreateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  createWebhookEndpoint(argument: _adaigi_api_v1_CreateWebhookEndpointRequest, callback: grpc.requestCallback<_adaigi_api_v1_CreateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  
  DeleteWebhookEndpoint(argument: _adaigi_api_v1_DeleteWebhookEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_DeleteWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  DeleteWebhookEndpoint(argument: _adaigi_api_v1_DeleteWebhookEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_DeleteWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  DeleteWebhookEndpoint(argument: _adaigi_api_v1_DeleteWebhookEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_DeleteWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  DeleteWebhookEndpoint(argument: _adaigi_api_v1_DeleteWebhookEndpointRequest, callback: grpc.requestCallback<_adaigi_api_v1_DeleteWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteWebhookEndpoint(argument: _adaigi_api_v1_DeleteWebhookEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_DeleteWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteWebhookEndpoint(argument: _adaigi_api_v1_DeleteWebhookEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_DeleteWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteWebhookEndpoint(argument: _adaigi_api_v1_DeleteWebhookEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_DeleteWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteWebhookEndpoint(argument: _adaigi_api_v1_DeleteWebhookEndpointRequest, callback: grpc.requestCallback<_adaigi_api_v1_DeleteWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  
  ListWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface WebhookEndpointsServiceHandlers extends grpc.UntypedServiceImplementation {
  CreateWebhookEndpoint: grpc.handleUnaryCall<_adaigi_api_v1_CreateWebhookEndpointRequest__Output, _adaigi_api_v1_CreateWebhookEndpointResponse>;
  
  DeleteWebhookEndpoint: grpc.handleUnaryCall<_adaigi_api_v1_DeleteWebhookEndpointRequest__Output, _adaigi_api_v1_DeleteWebhookEndpointResponse>;
  
  ListWebhookEndpoints: grpc.handleUnaryCall<_adaigi_api_v1_ListWebhookEndpointsRequest__Output, _adaigi_api_v1_ListWebhookEndpointsResponse>;
  
}

export interface WebhookEndpointsServiceDefinition extends grpc.ServiceDefinition {
  CreateWebhookEndpoint: MethodDefinition<_adaigi_api_v1_CreateWebhookEndpointRequest, _adaigi_api_v1_CreateWebhookEndpointResponse, _adaigi_api_v1_CreateWebhookEndpointRequest__Output, _adaigi_api_v1_CreateWebhookEndpointResponse__Output>
  DeleteWebhookEndpoint: MethodDefinition<_adaigi_api_v1_DeleteWebhookEndpointRequest, _adaigi_api_v1_DeleteWebhookEndpointResponse, _adaigi_api_v1_DeleteWebhookEndpointRequest__Output, _adaigi_api_v1_DeleteWebhookEndpointResponse__Output>
  ListWebhookEndpoints: MethodDefinition<_adaigi_api_v1_ListWebhookEndpointsRequest, _adaigi_api_v1_ListWebhookEndpointsResponse, _adaigi_api_v1_ListWebhookEndpointsRequest__Output, _adaigi_api_v1_ListWebhookEndpointsResponse__Output>
}
