// Original file: ../../protos/adaigi/api/v1/api.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateWebhookEndpointRequest as _adaigi_api_v1_CreateWebhookEndpointRequest, CreateWebhookEndpointRequest__Output as _adaigi_api_v1_CreateWebhookEndpointRequest__Output } from '../../../adaigi/api/v1/CreateWebhookEndpointRequest.ts';
import type { CreateWebhookEndpointResponse as _adaigi_api_v1_CreateWebhookEndpointResponse, CreateWebhookEndpointResponse__Output as _adaigi_api_v1_CreateWebhookEndpointResponse__Output } from '../../../adaigi/api/v1/CreateWebhookEndpointResponse.ts';
import type { DeleteWebhookEndpointRequest as _adaigi_api_v1_DeleteWebhookEndpointRequest, DeleteWebhookEndpointRequest__Output as _adaigi_api_v1_DeleteWebhookEndpointRequest__Output } from '../../../adaigi/api/v1/DeleteWebhookEndpointRequest.ts';
import type { DeleteWebhookEndpointResponse as _adaigi_api_v1_DeleteWebhookEndpointResponse, DeleteWebhookEndpointResponse__Output as _adaigi_api_v1_DeleteWebhookEndpointResponse__Output } from '../../../adaigi/api/v1/DeleteWebhookEndpointResponse.ts';
import type { GetWebhookEndpointRequest as _adaigi_api_v1_GetWebhookEndpointRequest, GetWebhookEndpointRequest__Output as _adaigi_api_v1_GetWebhookEndpointRequest__Output } from '../../../adaigi/api/v1/GetWebhookEndpointRequest.ts';
import type { GetWebhookEndpointResponse as _adaigi_api_v1_GetWebhookEndpointResponse, GetWebhookEndpointResponse__Output as _adaigi_api_v1_GetWebhookEndpointResponse__Output } from '../../../adaigi/api/v1/GetWebhookEndpointResponse.ts';
import type { ListWebhookDeliveriesRequest as _adaigi_api_v1_ListWebhookDeliveriesRequest, ListWebhookDeliveriesRequest__Output as _adaigi_api_v1_ListWebhookDeliveriesRequest__Output } from '../../../adaigi/api/v1/ListWebhookDeliveriesRequest.ts';
import type { ListWebhookDeliveriesResponse as _adaigi_api_v1_ListWebhookDeliveriesResponse, ListWebhookDeliveriesResponse__Output as _adaigi_api_v1_ListWebhookDeliveriesResponse__Output } from '../../../adaigi/api/v1/ListWebhookDeliveriesResponse.ts';
import type { ListWebhookEndpointsRequest as _adaigi_api_v1_ListWebhookEndpointsRequest, ListWebhookEndpointsRequest__Output as _adaigi_api_v1_ListWebhookEndpointsRequest__Output } from '../../../adaigi/api/v1/ListWebhookEndpointsRequest.ts';
import type { ListWebhookEndpointsResponse as _adaigi_api_v1_ListWebhookEndpointsResponse, ListWebhookEndpointsResponse__Output as _adaigi_api_v1_ListWebhookEndpointsResponse__Output } from '../../../adaigi/api/v1/ListWebhookEndpointsResponse.ts';
import type { ResendWebhookDeliveryRequest as _adaigi_api_v1_ResendWebhookDeliveryRequest, ResendWebhookDeliveryRequest__Output as _adaigi_api_v1_ResendWebhookDeliveryRequest__Output } from '../../../adaigi/api/v1/ResendWebhookDeliveryRequest.ts';
import type { ResendWebhookDeliveryResponse as _adaigi_api_v1_ResendWebhookDeliveryResponse, ResendWebhookDeliveryResponse__Output as _adaigi_api_v1_ResendWebhookDeliveryResponse__Output } from '../../../adaigi/api/v1/ResendWebhookDeliveryResponse.ts';
import type { UpdateWebhookEndpointRequest as _adaigi_api_v1_UpdateWebhookEndpointRequest, UpdateWebhookEndpointRequest__Output as _adaigi_api_v1_UpdateWebhookEndpointRequest__Output } from '../../../adaigi/api/v1/UpdateWebhookEndpointRequest.ts';
import type { UpdateWebhookEndpointResponse as _adaigi_api_v1_UpdateWebhookEndpointResponse, UpdateWebhookEndpointResponse__Output as _adaigi_api_v1_UpdateWebhookEndpointResponse__Output } from '../../../adaigi/api/v1/UpdateWebhookEndpointResponse.ts';

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
  
  GetWebhookEndpoint(argument: _adaigi_api_v1_GetWebhookEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  GetWebhookEndpoint(argument: _adaigi_api_v1_GetWebhookEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_GetWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  GetWebhookEndpoint(argument: _adaigi_api_v1_GetWebhookEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  GetWebhookEndpoint(argument: _adaigi_api_v1_GetWebhookEndpointRequest, callback: grpc.requestCallback<_adaigi_api_v1_GetWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  getWebhookEndpoint(argument: _adaigi_api_v1_GetWebhookEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  getWebhookEndpoint(argument: _adaigi_api_v1_GetWebhookEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_GetWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  getWebhookEndpoint(argument: _adaigi_api_v1_GetWebhookEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_GetWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  getWebhookEndpoint(argument: _adaigi_api_v1_GetWebhookEndpointRequest, callback: grpc.requestCallback<_adaigi_api_v1_GetWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  
  ListWebhookDeliveries(argument: _adaigi_api_v1_ListWebhookDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookDeliveries(argument: _adaigi_api_v1_ListWebhookDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookDeliveries(argument: _adaigi_api_v1_ListWebhookDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookDeliveries(argument: _adaigi_api_v1_ListWebhookDeliveriesRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listWebhookDeliveries(argument: _adaigi_api_v1_ListWebhookDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listWebhookDeliveries(argument: _adaigi_api_v1_ListWebhookDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listWebhookDeliveries(argument: _adaigi_api_v1_ListWebhookDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listWebhookDeliveries(argument: _adaigi_api_v1_ListWebhookDeliveriesRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  
  ListWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listWebhookEndpoints(argument: _adaigi_api_v1_ListWebhookEndpointsRequest, callback: grpc.requestCallback<_adaigi_api_v1_ListWebhookEndpointsResponse__Output>): grpc.ClientUnaryCall;
  
  ResendWebhookDelivery(argument: _adaigi_api_v1_ResendWebhookDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ResendWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  ResendWebhookDelivery(argument: _adaigi_api_v1_ResendWebhookDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ResendWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  ResendWebhookDelivery(argument: _adaigi_api_v1_ResendWebhookDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ResendWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  ResendWebhookDelivery(argument: _adaigi_api_v1_ResendWebhookDeliveryRequest, callback: grpc.requestCallback<_adaigi_api_v1_ResendWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  resendWebhookDelivery(argument: _adaigi_api_v1_ResendWebhookDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ResendWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  resendWebhookDelivery(argument: _adaigi_api_v1_ResendWebhookDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_ResendWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  resendWebhookDelivery(argument: _adaigi_api_v1_ResendWebhookDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_ResendWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  resendWebhookDelivery(argument: _adaigi_api_v1_ResendWebhookDeliveryRequest, callback: grpc.requestCallback<_adaigi_api_v1_ResendWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  
  UpdateWebhookEndpoint(argument: _adaigi_api_v1_UpdateWebhookEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_UpdateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  UpdateWebhookEndpoint(argument: _adaigi_api_v1_UpdateWebhookEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_UpdateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  UpdateWebhookEndpoint(argument: _adaigi_api_v1_UpdateWebhookEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_UpdateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  UpdateWebhookEndpoint(argument: _adaigi_api_v1_UpdateWebhookEndpointRequest, callback: grpc.requestCallback<_adaigi_api_v1_UpdateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  updateWebhookEndpoint(argument: _adaigi_api_v1_UpdateWebhookEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_UpdateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  updateWebhookEndpoint(argument: _adaigi_api_v1_UpdateWebhookEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_api_v1_UpdateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  updateWebhookEndpoint(argument: _adaigi_api_v1_UpdateWebhookEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_api_v1_UpdateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  updateWebhookEndpoint(argument: _adaigi_api_v1_UpdateWebhookEndpointRequest, callback: grpc.requestCallback<_adaigi_api_v1_UpdateWebhookEndpointResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface WebhookEndpointsServiceHandlers extends grpc.UntypedServiceImplementation {
  CreateWebhookEndpoint: grpc.handleUnaryCall<_adaigi_api_v1_CreateWebhookEndpointRequest__Output, _adaigi_api_v1_CreateWebhookEndpointResponse>;
  
  DeleteWebhookEndpoint: grpc.handleUnaryCall<_adaigi_api_v1_DeleteWebhookEndpointRequest__Output, _adaigi_api_v1_DeleteWebhookEndpointResponse>;
  
  GetWebhookEndpoint: grpc.handleUnaryCall<_adaigi_api_v1_GetWebhookEndpointRequest__Output, _adaigi_api_v1_GetWebhookEndpointResponse>;
  
  ListWebhookDeliveries: grpc.handleUnaryCall<_adaigi_api_v1_ListWebhookDeliveriesRequest__Output, _adaigi_api_v1_ListWebhookDeliveriesResponse>;
  
  ListWebhookEndpoints: grpc.handleUnaryCall<_adaigi_api_v1_ListWebhookEndpointsRequest__Output, _adaigi_api_v1_ListWebhookEndpointsResponse>;
  
  ResendWebhookDelivery: grpc.handleUnaryCall<_adaigi_api_v1_ResendWebhookDeliveryRequest__Output, _adaigi_api_v1_ResendWebhookDeliveryResponse>;
  
  UpdateWebhookEndpoint: grpc.handleUnaryCall<_adaigi_api_v1_UpdateWebhookEndpointRequest__Output, _adaigi_api_v1_UpdateWebhookEndpointResponse>;
  
}

export interface WebhookEndpointsServiceDefinition extends grpc.ServiceDefinition {
  CreateWebhookEndpoint: MethodDefinition<_adaigi_api_v1_CreateWebhookEndpointRequest, _adaigi_api_v1_CreateWebhookEndpointResponse, _adaigi_api_v1_CreateWebhookEndpointRequest__Output, _adaigi_api_v1_CreateWebhookEndpointResponse__Output>
  DeleteWebhookEndpoint: MethodDefinition<_adaigi_api_v1_DeleteWebhookEndpointRequest, _adaigi_api_v1_DeleteWebhookEndpointResponse, _adaigi_api_v1_DeleteWebhookEndpointRequest__Output, _adaigi_api_v1_DeleteWebhookEndpointResponse__Output>
  GetWebhookEndpoint: MethodDefinition<_adaigi_api_v1_GetWebhookEndpointRequest, _adaigi_api_v1_GetWebhookEndpointResponse, _adaigi_api_v1_GetWebhookEndpointRequest__Output, _adaigi_api_v1_GetWebhookEndpointResponse__Output>
  ListWebhookDeliveries: MethodDefinition<_adaigi_api_v1_ListWebhookDeliveriesRequest, _adaigi_api_v1_ListWebhookDeliveriesResponse, _adaigi_api_v1_ListWebhookDeliveriesRequest__Output, _adaigi_api_v1_ListWebhookDeliveriesResponse__Output>
  ListWebhookEndpoints: MethodDefinition<_adaigi_api_v1_ListWebhookEndpointsRequest, _adaigi_api_v1_ListWebhookEndpointsResponse, _adaigi_api_v1_ListWebhookEndpointsRequest__Output, _adaigi_api_v1_ListWebhookEndpointsResponse__Output>
  ResendWebhookDelivery: MethodDefinition<_adaigi_api_v1_ResendWebhookDeliveryRequest, _adaigi_api_v1_ResendWebhookDeliveryResponse, _adaigi_api_v1_ResendWebhookDeliveryRequest__Output, _adaigi_api_v1_ResendWebhookDeliveryResponse__Output>
  UpdateWebhookEndpoint: MethodDefinition<_adaigi_api_v1_UpdateWebhookEndpointRequest, _adaigi_api_v1_UpdateWebhookEndpointResponse, _adaigi_api_v1_UpdateWebhookEndpointRequest__Output, _adaigi_api_v1_UpdateWebhookEndpointResponse__Output>
}
