// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DecideRequest as _adaigi_routing_v1_DecideRequest, DecideRequest__Output as _adaigi_routing_v1_DecideRequest__Output } from '../../../adaigi/routing/v1/DecideRequest.ts';
import type { DecideResponse as _adaigi_routing_v1_DecideResponse, DecideResponse__Output as _adaigi_routing_v1_DecideResponse__Output } from '../../../adaigi/routing/v1/DecideResponse.ts';
import type { DecideStreamRequest as _adaigi_routing_v1_DecideStreamRequest, DecideStreamRequest__Output as _adaigi_routing_v1_DecideStreamRequest__Output } from '../../../adaigi/routing/v1/DecideStreamRequest.ts';
import type { DecideStreamResponse as _adaigi_routing_v1_DecideStreamResponse, DecideStreamResponse__Output as _adaigi_routing_v1_DecideStreamResponse__Output } from '../../../adaigi/routing/v1/DecideStreamResponse.ts';
import type { DescribeHealthRequest as _adaigi_routing_v1_DescribeHealthRequest, DescribeHealthRequest__Output as _adaigi_routing_v1_DescribeHealthRequest__Output } from '../../../adaigi/routing/v1/DescribeHealthRequest.ts';
import type { DescribeHealthResponse as _adaigi_routing_v1_DescribeHealthResponse, DescribeHealthResponse__Output as _adaigi_routing_v1_DescribeHealthResponse__Output } from '../../../adaigi/routing/v1/DescribeHealthResponse.ts';
import type { ExplainRequest as _adaigi_routing_v1_ExplainRequest, ExplainRequest__Output as _adaigi_routing_v1_ExplainRequest__Output } from '../../../adaigi/routing/v1/ExplainRequest.ts';
import type { ExplainResponse as _adaigi_routing_v1_ExplainResponse, ExplainResponse__Output as _adaigi_routing_v1_ExplainResponse__Output } from '../../../adaigi/routing/v1/ExplainResponse.ts';

export interface RoutingServiceClient extends grpc.Client {
  Decide(argument: _adaigi_routing_v1_DecideRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DecideResponse__Output>): grpc.ClientUnaryCall;
  Decide(argument: _adaigi_routing_v1_DecideRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_DecideResponse__Output>): grpc.ClientUnaryCall;
  Decide(argument: _adaigi_routing_v1_DecideRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DecideResponse__Output>): grpc.ClientUnaryCall;
  Decide(argument: _adaigi_routing_v1_DecideRequest, callback: grpc.requestCallback<_adaigi_routing_v1_DecideResponse__Output>): grpc.ClientUnaryCall;
  decide(argument: _adaigi_routing_v1_DecideRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DecideResponse__Output>): grpc.ClientUnaryCall;
  decide(argument: _adaigi_routing_v1_DecideRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_DecideResponse__Output>): grpc.ClientUnaryCall;
  decide(argument: _adaigi_routing_v1_DecideRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DecideResponse__Output>): grpc.ClientUnaryCall;
  decide(argument: _adaigi_routing_v1_DecideRequest, callback: grpc.requestCallback<_adaigi_routing_v1_DecideResponse__Output>): grpc.ClientUnaryCall;
  
  DecideStream(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_adaigi_routing_v1_DecideStreamRequest, _adaigi_routing_v1_DecideStreamResponse__Output>;
  DecideStream(options?: grpc.CallOptions): grpc.ClientDuplexStream<_adaigi_routing_v1_DecideStreamRequest, _adaigi_routing_v1_DecideStreamResponse__Output>;
  decideStream(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_adaigi_routing_v1_DecideStreamRequest, _adaigi_routing_v1_DecideStreamResponse__Output>;
  decideStream(options?: grpc.CallOptions): grpc.ClientDuplexStream<_adaigi_routing_v1_DecideStreamRequest, _adaigi_routing_v1_DecideStreamResponse__Output>;
  
  DescribeHealth(argument: _adaigi_routing_v1_DescribeHealthRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DescribeHealthResponse__Output>): grpc.ClientUnaryCall;
  DescribeHealth(argument: _adaigi_routing_v1_DescribeHealthRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_DescribeHealthResponse__Output>): grpc.ClientUnaryCall;
  DescribeHealth(argument: _adaigi_routing_v1_DescribeHealthRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DescribeHealthResponse__Output>): grpc.ClientUnaryCall;
  DescribeHealth(argument: _adaigi_routing_v1_DescribeHealthRequest, callback: grpc.requestCallback<_adaigi_routing_v1_DescribeHealthResponse__Output>): grpc.ClientUnaryCall;
  describeHealth(argument: _adaigi_routing_v1_DescribeHealthRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DescribeHealthResponse__Output>): grpc.ClientUnaryCall;
  describeHealth(argument: _adaigi_routing_v1_DescribeHealthRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_DescribeHealthResponse__Output>): grpc.ClientUnaryCall;
  describeHealth(argument: _adaigi_routing_v1_DescribeHealthRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_DescribeHealthResponse__Output>): grpc.ClientUnaryCall;
  describeHealth(argument: _adaigi_routing_v1_DescribeHealthRequest, callback: grpc.requestCallback<_adaigi_routing_v1_DescribeHealthResponse__Output>): grpc.ClientUnaryCall;
  
  Explain(argument: _adaigi_routing_v1_ExplainRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_ExplainResponse__Output>): grpc.ClientUnaryCall;
  Explain(argument: _adaigi_routing_v1_ExplainRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_ExplainResponse__Output>): grpc.ClientUnaryCall;
  Explain(argument: _adaigi_routing_v1_ExplainRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_ExplainResponse__Output>): grpc.ClientUnaryCall;
  Explain(argument: _adaigi_routing_v1_ExplainRequest, callback: grpc.requestCallback<_adaigi_routing_v1_ExplainResponse__Output>): grpc.ClientUnaryCall;
  explain(argument: _adaigi_routing_v1_ExplainRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_ExplainResponse__Output>): grpc.ClientUnaryCall;
  explain(argument: _adaigi_routing_v1_ExplainRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_routing_v1_ExplainResponse__Output>): grpc.ClientUnaryCall;
  explain(argument: _adaigi_routing_v1_ExplainRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_routing_v1_ExplainResponse__Output>): grpc.ClientUnaryCall;
  explain(argument: _adaigi_routing_v1_ExplainRequest, callback: grpc.requestCallback<_adaigi_routing_v1_ExplainResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface RoutingServiceHandlers extends grpc.UntypedServiceImplementation {
  Decide: grpc.handleUnaryCall<_adaigi_routing_v1_DecideRequest__Output, _adaigi_routing_v1_DecideResponse>;
  
  DecideStream: grpc.handleBidiStreamingCall<_adaigi_routing_v1_DecideStreamRequest__Output, _adaigi_routing_v1_DecideStreamResponse>;
  
  DescribeHealth: grpc.handleUnaryCall<_adaigi_routing_v1_DescribeHealthRequest__Output, _adaigi_routing_v1_DescribeHealthResponse>;
  
  Explain: grpc.handleUnaryCall<_adaigi_routing_v1_ExplainRequest__Output, _adaigi_routing_v1_ExplainResponse>;
  
}

export interface RoutingServiceDefinition extends grpc.ServiceDefinition {
  Decide: MethodDefinition<_adaigi_routing_v1_DecideRequest, _adaigi_routing_v1_DecideResponse, _adaigi_routing_v1_DecideRequest__Output, _adaigi_routing_v1_DecideResponse__Output>
  DecideStream: MethodDefinition<_adaigi_routing_v1_DecideStreamRequest, _adaigi_routing_v1_DecideStreamResponse, _adaigi_routing_v1_DecideStreamRequest__Output, _adaigi_routing_v1_DecideStreamResponse__Output>
  DescribeHealth: MethodDefinition<_adaigi_routing_v1_DescribeHealthRequest, _adaigi_routing_v1_DescribeHealthResponse, _adaigi_routing_v1_DescribeHealthRequest__Output, _adaigi_routing_v1_DescribeHealthResponse__Output>
  Explain: MethodDefinition<_adaigi_routing_v1_ExplainRequest, _adaigi_routing_v1_ExplainResponse, _adaigi_routing_v1_ExplainRequest__Output, _adaigi_routing_v1_ExplainResponse__Output>
}
