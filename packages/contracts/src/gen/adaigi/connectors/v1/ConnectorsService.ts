// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ChargeRequest as _adaigi_connectors_v1_ChargeRequest, ChargeRequest__Output as _adaigi_connectors_v1_ChargeRequest__Output } from '../../../adaigi/connectors/v1/ChargeRequest.ts';
import type { ChargeResponse as _adaigi_connectors_v1_ChargeResponse, ChargeResponse__Output as _adaigi_connectors_v1_ChargeResponse__Output } from '../../../adaigi/connectors/v1/ChargeResponse.ts';
import type { DescribeChannelsRequest as _adaigi_connectors_v1_DescribeChannelsRequest, DescribeChannelsRequest__Output as _adaigi_connectors_v1_DescribeChannelsRequest__Output } from '../../../adaigi/connectors/v1/DescribeChannelsRequest.ts';
import type { DescribeChannelsResponse as _adaigi_connectors_v1_DescribeChannelsResponse, DescribeChannelsResponse__Output as _adaigi_connectors_v1_DescribeChannelsResponse__Output } from '../../../adaigi/connectors/v1/DescribeChannelsResponse.ts';
import type { InquireRequest as _adaigi_connectors_v1_InquireRequest, InquireRequest__Output as _adaigi_connectors_v1_InquireRequest__Output } from '../../../adaigi/connectors/v1/InquireRequest.ts';
import type { InquireResponse as _adaigi_connectors_v1_InquireResponse, InquireResponse__Output as _adaigi_connectors_v1_InquireResponse__Output } from '../../../adaigi/connectors/v1/InquireResponse.ts';
import type { ParseCallbackRequest as _adaigi_connectors_v1_ParseCallbackRequest, ParseCallbackRequest__Output as _adaigi_connectors_v1_ParseCallbackRequest__Output } from '../../../adaigi/connectors/v1/ParseCallbackRequest.ts';
import type { ParseCallbackResponse as _adaigi_connectors_v1_ParseCallbackResponse, ParseCallbackResponse__Output as _adaigi_connectors_v1_ParseCallbackResponse__Output } from '../../../adaigi/connectors/v1/ParseCallbackResponse.ts';
import type { RefundRequest as _adaigi_connectors_v1_RefundRequest, RefundRequest__Output as _adaigi_connectors_v1_RefundRequest__Output } from '../../../adaigi/connectors/v1/RefundRequest.ts';
import type { RefundResponse as _adaigi_connectors_v1_RefundResponse, RefundResponse__Output as _adaigi_connectors_v1_RefundResponse__Output } from '../../../adaigi/connectors/v1/RefundResponse.ts';

export interface ConnectorsServiceClient extends grpc.Client {
  Charge(argument: _adaigi_connectors_v1_ChargeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ChargeResponse__Output>): grpc.ClientUnaryCall;
  Charge(argument: _adaigi_connectors_v1_ChargeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_ChargeResponse__Output>): grpc.ClientUnaryCall;
  Charge(argument: _adaigi_connectors_v1_ChargeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ChargeResponse__Output>): grpc.ClientUnaryCall;
  Charge(argument: _adaigi_connectors_v1_ChargeRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_ChargeResponse__Output>): grpc.ClientUnaryCall;
  charge(argument: _adaigi_connectors_v1_ChargeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ChargeResponse__Output>): grpc.ClientUnaryCall;
  charge(argument: _adaigi_connectors_v1_ChargeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_ChargeResponse__Output>): grpc.ClientUnaryCall;
  charge(argument: _adaigi_connectors_v1_ChargeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ChargeResponse__Output>): grpc.ClientUnaryCall;
  charge(argument: _adaigi_connectors_v1_ChargeRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_ChargeResponse__Output>): grpc.ClientUnaryCall;
  
  DescribeChannels(argument: _adaigi_connectors_v1_DescribeChannelsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeChannelsResponse__Output>): grpc.ClientUnaryCall;
  DescribeChannels(argument: _adaigi_connectors_v1_DescribeChannelsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeChannelsResponse__Output>): grpc.ClientUnaryCall;
  DescribeChannels(argument: _adaigi_connectors_v1_DescribeChannelsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeChannelsResponse__Output>): grpc.ClientUnaryCall;
  DescribeChannels(argument: _adaigi_connectors_v1_DescribeChannelsRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeChannelsResponse__Output>): grpc.ClientUnaryCall;
  describeChannels(argument: _adaigi_connectors_v1_DescribeChannelsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeChannelsResponse__Output>): grpc.ClientUnaryCall;
  describeChannels(argument: _adaigi_connectors_v1_DescribeChannelsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeChannelsResponse__Output>): grpc.ClientUnaryCall;
  describeChannels(argument: _adaigi_connectors_v1_DescribeChannelsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeChannelsResponse__Output>): grpc.ClientUnaryCall;
  describeChannels(argument: _adaigi_connectors_v1_DescribeChannelsRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeChannelsResponse__Output>): grpc.ClientUnaryCall;
  
  Inquire(argument: _adaigi_connectors_v1_InquireRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_InquireResponse__Output>): grpc.ClientUnaryCall;
  Inquire(argument: _adaigi_connectors_v1_InquireRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_InquireResponse__Output>): grpc.ClientUnaryCall;
  Inquire(argument: _adaigi_connectors_v1_InquireRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_InquireResponse__Output>): grpc.ClientUnaryCall;
  Inquire(argument: _adaigi_connectors_v1_InquireRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_InquireResponse__Output>): grpc.ClientUnaryCall;
  inquire(argument: _adaigi_connectors_v1_InquireRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_InquireResponse__Output>): grpc.ClientUnaryCall;
  inquire(argument: _adaigi_connectors_v1_InquireRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_InquireResponse__Output>): grpc.ClientUnaryCall;
  inquire(argument: _adaigi_connectors_v1_InquireRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_InquireResponse__Output>): grpc.ClientUnaryCall;
  inquire(argument: _adaigi_connectors_v1_InquireRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_InquireResponse__Output>): grpc.ClientUnaryCall;
  
  ParseCallback(argument: _adaigi_connectors_v1_ParseCallbackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ParseCallbackResponse__Output>): grpc.ClientUnaryCall;
  ParseCallback(argument: _adaigi_connectors_v1_ParseCallbackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_ParseCallbackResponse__Output>): grpc.ClientUnaryCall;
  ParseCallback(argument: _adaigi_connectors_v1_ParseCallbackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ParseCallbackResponse__Output>): grpc.ClientUnaryCall;
  ParseCallback(argument: _adaigi_connectors_v1_ParseCallbackRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_ParseCallbackResponse__Output>): grpc.ClientUnaryCall;
  parseCallback(argument: _adaigi_connectors_v1_ParseCallbackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ParseCallbackResponse__Output>): grpc.ClientUnaryCall;
  parseCallback(argument: _adaigi_connectors_v1_ParseCallbackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_ParseCallbackResponse__Output>): grpc.ClientUnaryCall;
  parseCallback(argument: _adaigi_connectors_v1_ParseCallbackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ParseCallbackResponse__Output>): grpc.ClientUnaryCall;
  parseCallback(argument: _adaigi_connectors_v1_ParseCallbackRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_ParseCallbackResponse__Output>): grpc.ClientUnaryCall;
  
  Refund(argument: _adaigi_connectors_v1_RefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  Refund(argument: _adaigi_connectors_v1_RefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  Refund(argument: _adaigi_connectors_v1_RefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  Refund(argument: _adaigi_connectors_v1_RefundRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  refund(argument: _adaigi_connectors_v1_RefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  refund(argument: _adaigi_connectors_v1_RefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  refund(argument: _adaigi_connectors_v1_RefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  refund(argument: _adaigi_connectors_v1_RefundRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface ConnectorsServiceHandlers extends grpc.UntypedServiceImplementation {
  Charge: grpc.handleUnaryCall<_adaigi_connectors_v1_ChargeRequest__Output, _adaigi_connectors_v1_ChargeResponse>;
  
  DescribeChannels: grpc.handleUnaryCall<_adaigi_connectors_v1_DescribeChannelsRequest__Output, _adaigi_connectors_v1_DescribeChannelsResponse>;
  
  Inquire: grpc.handleUnaryCall<_adaigi_connectors_v1_InquireRequest__Output, _adaigi_connectors_v1_InquireResponse>;
  
  ParseCallback: grpc.handleUnaryCall<_adaigi_connectors_v1_ParseCallbackRequest__Output, _adaigi_connectors_v1_ParseCallbackResponse>;
  
  Refund: grpc.handleUnaryCall<_adaigi_connectors_v1_RefundRequest__Output, _adaigi_connectors_v1_RefundResponse>;
  
}

export interface ConnectorsServiceDefinition extends grpc.ServiceDefinition {
  Charge: MethodDefinition<_adaigi_connectors_v1_ChargeRequest, _adaigi_connectors_v1_ChargeResponse, _adaigi_connectors_v1_ChargeRequest__Output, _adaigi_connectors_v1_ChargeResponse__Output>
  DescribeChannels: MethodDefinition<_adaigi_connectors_v1_DescribeChannelsRequest, _adaigi_connectors_v1_DescribeChannelsResponse, _adaigi_connectors_v1_DescribeChannelsRequest__Output, _adaigi_connectors_v1_DescribeChannelsResponse__Output>
  Inquire: MethodDefinition<_adaigi_connectors_v1_InquireRequest, _adaigi_connectors_v1_InquireResponse, _adaigi_connectors_v1_InquireRequest__Output, _adaigi_connectors_v1_InquireResponse__Output>
  ParseCallback: MethodDefinition<_adaigi_connectors_v1_ParseCallbackRequest, _adaigi_connectors_v1_ParseCallbackResponse, _adaigi_connectors_v1_ParseCallbackRequest__Output, _adaigi_connectors_v1_ParseCallbackResponse__Output>
  Refund: MethodDefinition<_adaigi_connectors_v1_RefundRequest, _adaigi_connectors_v1_RefundResponse, _adaigi_connectors_v1_RefundRequest__Output, _adaigi_connectors_v1_RefundResponse__Output>
}
