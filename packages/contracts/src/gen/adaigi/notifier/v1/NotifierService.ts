// Original file: ../../protos/adaigi/notifier/v1/notifier.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateEndpointRequest as _adaigi_notifier_v1_CreateEndpointRequest, CreateEndpointRequest__Output as _adaigi_notifier_v1_CreateEndpointRequest__Output } from '../../../adaigi/notifier/v1/CreateEndpointRequest.ts';
import type { CreateEndpointResponse as _adaigi_notifier_v1_CreateEndpointResponse, CreateEndpointResponse__Output as _adaigi_notifier_v1_CreateEndpointResponse__Output } from '../../../adaigi/notifier/v1/CreateEndpointResponse.ts';
import type { DeleteEndpointRequest as _adaigi_notifier_v1_DeleteEndpointRequest, DeleteEndpointRequest__Output as _adaigi_notifier_v1_DeleteEndpointRequest__Output } from '../../../adaigi/notifier/v1/DeleteEndpointRequest.ts';
import type { DeleteEndpointResponse as _adaigi_notifier_v1_DeleteEndpointResponse, DeleteEndpointResponse__Output as _adaigi_notifier_v1_DeleteEndpointResponse__Output } from '../../../adaigi/notifier/v1/DeleteEndpointResponse.ts';
import type { ListDeliveriesRequest as _adaigi_notifier_v1_ListDeliveriesRequest, ListDeliveriesRequest__Output as _adaigi_notifier_v1_ListDeliveriesRequest__Output } from '../../../adaigi/notifier/v1/ListDeliveriesRequest.ts';
import type { ListDeliveriesResponse as _adaigi_notifier_v1_ListDeliveriesResponse, ListDeliveriesResponse__Output as _adaigi_notifier_v1_ListDeliveriesResponse__Output } from '../../../adaigi/notifier/v1/ListDeliveriesResponse.ts';
import type { ListEndpointsRequest as _adaigi_notifier_v1_ListEndpointsRequest, ListEndpointsRequest__Output as _adaigi_notifier_v1_ListEndpointsRequest__Output } from '../../../adaigi/notifier/v1/ListEndpointsRequest.ts';
import type { ListEndpointsResponse as _adaigi_notifier_v1_ListEndpointsResponse, ListEndpointsResponse__Output as _adaigi_notifier_v1_ListEndpointsResponse__Output } from '../../../adaigi/notifier/v1/ListEndpointsResponse.ts';
import type { ResendDeliveryRequest as _adaigi_notifier_v1_ResendDeliveryRequest, ResendDeliveryRequest__Output as _adaigi_notifier_v1_ResendDeliveryRequest__Output } from '../../../adaigi/notifier/v1/ResendDeliveryRequest.ts';
import type { ResendDeliveryResponse as _adaigi_notifier_v1_ResendDeliveryResponse, ResendDeliveryResponse__Output as _adaigi_notifier_v1_ResendDeliveryResponse__Output } from '../../../adaigi/notifier/v1/ResendDeliveryResponse.ts';
import type { UpdateEndpointRequest as _adaigi_notifier_v1_UpdateEndpointRequest, UpdateEndpointRequest__Output as _adaigi_notifier_v1_UpdateEndpointRequest__Output } from '../../../adaigi/notifier/v1/UpdateEndpointRequest.ts';
import type { UpdateEndpointResponse as _adaigi_notifier_v1_UpdateEndpointResponse, UpdateEndpointResponse__Output as _adaigi_notifier_v1_UpdateEndpointResponse__Output } from '../../../adaigi/notifier/v1/UpdateEndpointResponse.ts';

export interface NotifierServiceClient extends grpc.Client {
  CreateEndpoint(argument: _adaigi_notifier_v1_CreateEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_CreateEndpointResponse__Output>): grpc.ClientUnaryCall;
  CreateEndpoint(argument: _adaigi_notifier_v1_CreateEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_CreateEndpointResponse__Output>): grpc.ClientUnaryCall;
  CreateEndpoint(argument: _adaigi_notifier_v1_CreateEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_CreateEndpointResponse__Output>): grpc.ClientUnaryCall;
  CreateEndpoint(argument: _adaigi_notifier_v1_CreateEndpointRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_CreateEndpointResponse__Output>): grpc.ClientUnaryCall;
  createEndpoint(argument: _adaigi_notifier_v1_CreateEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_CreateEndpointResponse__Output>): grpc.ClientUnaryCall;
  createEndpoint(argument: _adaigi_notifier_v1_CreateEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_CreateEndpointResponse__Output>): grpc.ClientUnaryCall;
  createEndpoint(argument: _adaigi_notifier_v1_CreateEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_CreateEndpointResponse__Output>): grpc.ClientUnaryCall;
  createEndpoint(argument: _adaigi_notifier_v1_CreateEndpointRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_CreateEndpointResponse__Output>): grpc.ClientUnaryCall;
  
  DeleteEndpoint(argument: _adaigi_notifier_v1_DeleteEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  DeleteEndpoint(argument: _adaigi_notifier_v1_DeleteEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  DeleteEndpoint(argument: _adaigi_notifier_v1_DeleteEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  DeleteEndpoint(argument: _adaigi_notifier_v1_DeleteEndpointRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteEndpoint(argument: _adaigi_notifier_v1_DeleteEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteEndpoint(argument: _adaigi_notifier_v1_DeleteEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteEndpoint(argument: _adaigi_notifier_v1_DeleteEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteEndpoint(argument: _adaigi_notifier_v1_DeleteEndpointRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  
  ListDeliveries(argument: _adaigi_notifier_v1_ListDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListDeliveries(argument: _adaigi_notifier_v1_ListDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListDeliveries(argument: _adaigi_notifier_v1_ListDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListDeliveries(argument: _adaigi_notifier_v1_ListDeliveriesRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listDeliveries(argument: _adaigi_notifier_v1_ListDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listDeliveries(argument: _adaigi_notifier_v1_ListDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listDeliveries(argument: _adaigi_notifier_v1_ListDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listDeliveries(argument: _adaigi_notifier_v1_ListDeliveriesRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  
  ListEndpoints(argument: _adaigi_notifier_v1_ListEndpointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListEndpoints(argument: _adaigi_notifier_v1_ListEndpointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListEndpoints(argument: _adaigi_notifier_v1_ListEndpointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListEndpoints(argument: _adaigi_notifier_v1_ListEndpointsRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listEndpoints(argument: _adaigi_notifier_v1_ListEndpointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listEndpoints(argument: _adaigi_notifier_v1_ListEndpointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listEndpoints(argument: _adaigi_notifier_v1_ListEndpointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listEndpoints(argument: _adaigi_notifier_v1_ListEndpointsRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  
  ResendDelivery(argument: _adaigi_notifier_v1_ResendDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ResendDeliveryResponse__Output>): grpc.ClientUnaryCall;
  ResendDelivery(argument: _adaigi_notifier_v1_ResendDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_ResendDeliveryResponse__Output>): grpc.ClientUnaryCall;
  ResendDelivery(argument: _adaigi_notifier_v1_ResendDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ResendDeliveryResponse__Output>): grpc.ClientUnaryCall;
  ResendDelivery(argument: _adaigi_notifier_v1_ResendDeliveryRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_ResendDeliveryResponse__Output>): grpc.ClientUnaryCall;
  resendDelivery(argument: _adaigi_notifier_v1_ResendDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ResendDeliveryResponse__Output>): grpc.ClientUnaryCall;
  resendDelivery(argument: _adaigi_notifier_v1_ResendDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_ResendDeliveryResponse__Output>): grpc.ClientUnaryCall;
  resendDelivery(argument: _adaigi_notifier_v1_ResendDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ResendDeliveryResponse__Output>): grpc.ClientUnaryCall;
  resendDelivery(argument: _adaigi_notifier_v1_ResendDeliveryRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_ResendDeliveryResponse__Output>): grpc.ClientUnaryCall;
  
  UpdateEndpoint(argument: _adaigi_notifier_v1_UpdateEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_UpdateEndpointResponse__Output>): grpc.ClientUnaryCall;
  UpdateEndpoint(argument: _adaigi_notifier_v1_UpdateEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_UpdateEndpointResponse__Output>): grpc.ClientUnaryCall;
  UpdateEndpoint(argument: _adaigi_notifier_v1_UpdateEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_UpdateEndpointResponse__Output>): grpc.ClientUnaryCall;
  UpdateEndpoint(argument: _adaigi_notifier_v1_UpdateEndpointRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_UpdateEndpointResponse__Output>): grpc.ClientUnaryCall;
  updateEndpoint(argument: _adaigi_notifier_v1_UpdateEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_UpdateEndpointResponse__Output>): grpc.ClientUnaryCall;
  updateEndpoint(argument: _adaigi_notifier_v1_UpdateEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_UpdateEndpointResponse__Output>): grpc.ClientUnaryCall;
  updateEndpoint(argument: _adaigi_notifier_v1_UpdateEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_UpdateEndpointResponse__Output>): grpc.ClientUnaryCall;
  updateEndpoint(argument: _adaigi_notifier_v1_UpdateEndpointRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_UpdateEndpointResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface NotifierServiceHandlers extends grpc.UntypedServiceImplementation {
  CreateEndpoint: grpc.handleUnaryCall<_adaigi_notifier_v1_CreateEndpointRequest__Output, _adaigi_notifier_v1_CreateEndpointResponse>;
  
  DeleteEndpoint: grpc.handleUnaryCall<_adaigi_notifier_v1_DeleteEndpointRequest__Output, _adaigi_notifier_v1_DeleteEndpointResponse>;
  
  ListDeliveries: grpc.handleUnaryCall<_adaigi_notifier_v1_ListDeliveriesRequest__Output, _adaigi_notifier_v1_ListDeliveriesResponse>;
  
  ListEndpoints: grpc.handleUnaryCall<_adaigi_notifier_v1_ListEndpointsRequest__Output, _adaigi_notifier_v1_ListEndpointsResponse>;
  
  ResendDelivery: grpc.handleUnaryCall<_adaigi_notifier_v1_ResendDeliveryRequest__Output, _adaigi_notifier_v1_ResendDeliveryResponse>;
  
  UpdateEndpoint: grpc.handleUnaryCall<_adaigi_notifier_v1_UpdateEndpointRequest__Output, _adaigi_notifier_v1_UpdateEndpointResponse>;
  
}

export interface NotifierServiceDefinition extends grpc.ServiceDefinition {
  CreateEndpoint: MethodDefinition<_adaigi_notifier_v1_CreateEndpointRequest, _adaigi_notifier_v1_CreateEndpointResponse, _adaigi_notifier_v1_CreateEndpointRequest__Output, _adaigi_notifier_v1_CreateEndpointResponse__Output>
  DeleteEndpoint: MethodDefinition<_adaigi_notifier_v1_DeleteEndpointRequest, _adaigi_notifier_v1_DeleteEndpointResponse, _adaigi_notifier_v1_DeleteEndpointRequest__Output, _adaigi_notifier_v1_DeleteEndpointResponse__Output>
  ListDeliveries: MethodDefinition<_adaigi_notifier_v1_ListDeliveriesRequest, _adaigi_notifier_v1_ListDeliveriesResponse, _adaigi_notifier_v1_ListDeliveriesRequest__Output, _adaigi_notifier_v1_ListDeliveriesResponse__Output>
  ListEndpoints: MethodDefinition<_adaigi_notifier_v1_ListEndpointsRequest, _adaigi_notifier_v1_ListEndpointsResponse, _adaigi_notifier_v1_ListEndpointsRequest__Output, _adaigi_notifier_v1_ListEndpointsResponse__Output>
  ResendDelivery: MethodDefinition<_adaigi_notifier_v1_ResendDeliveryRequest, _adaigi_notifier_v1_ResendDeliveryResponse, _adaigi_notifier_v1_ResendDeliveryRequest__Output, _adaigi_notifier_v1_ResendDeliveryResponse__Output>
  UpdateEndpoint: MethodDefinition<_adaigi_notifier_v1_UpdateEndpointRequest, _adaigi_notifier_v1_UpdateEndpointResponse, _adaigi_notifier_v1_UpdateEndpointRequest__Output, _adaigi_notifier_v1_UpdateEndpointResponse__Output>
}
