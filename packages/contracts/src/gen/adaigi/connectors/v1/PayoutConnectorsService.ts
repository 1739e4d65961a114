// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DescribePayoutChannelsRequest as _adaigi_connectors_v1_DescribePayoutChannelsRequest, DescribePayoutChannelsRequest__Output as _adaigi_connectors_v1_DescribePayoutChannelsRequest__Output } from '../../../adaigi/connectors/v1/DescribePayoutChannelsRequest.ts';
import type { DescribePayoutChannelsResponse as _adaigi_connectors_v1_DescribePayoutChannelsResponse, DescribePayoutChannelsResponse__Output as _adaigi_connectors_v1_DescribePayoutChannelsResponse__Output } from '../../../adaigi/connectors/v1/DescribePayoutChannelsResponse.ts';
import type { InquirePayoutRequest as _adaigi_connectors_v1_InquirePayoutRequest, InquirePayoutRequest__Output as _adaigi_connectors_v1_InquirePayoutRequest__Output } from '../../../adaigi/connectors/v1/InquirePayoutRequest.ts';
import type { InquirePayoutResponse as _adaigi_connectors_v1_InquirePayoutResponse, InquirePayoutResponse__Output as _adaigi_connectors_v1_InquirePayoutResponse__Output } from '../../../adaigi/connectors/v1/InquirePayoutResponse.ts';
import type { PayoutRequest as _adaigi_connectors_v1_PayoutRequest, PayoutRequest__Output as _adaigi_connectors_v1_PayoutRequest__Output } from '../../../adaigi/connectors/v1/PayoutRequest.ts';
import type { PayoutResponse as _adaigi_connectors_v1_PayoutResponse, PayoutResponse__Output as _adaigi_connectors_v1_PayoutResponse__Output } from '../../../adaigi/connectors/v1/PayoutResponse.ts';

export interface PayoutConnectorsServiceClient extends grpc.Client {
  DescribePayoutChannels(argument: _adaigi_connectors_v1_DescribePayoutChannelsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribePayoutChannelsResponse__Output>): grpc.ClientUnaryCall;
  DescribePayoutChannels(argument: _adaigi_connectors_v1_DescribePayoutChannelsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribePayoutChannelsResponse__Output>): grpc.ClientUnaryCall;
  DescribePayoutChannels(argument: _adaigi_connectors_v1_DescribePayoutChannelsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribePayoutChannelsResponse__Output>): grpc.ClientUnaryCall;
  DescribePayoutChannels(argument: _adaigi_connectors_v1_DescribePayoutChannelsRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribePayoutChannelsResponse__Output>): grpc.ClientUnaryCall;
  describePayoutChannels(argument: _adaigi_connectors_v1_DescribePayoutChannelsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribePayoutChannelsResponse__Output>): grpc.ClientUnaryCall;
  describePayoutChannels(argument: _adaigi_connectors_v1_DescribePayoutChannelsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribePayoutChannelsResponse__Output>): grpc.ClientUnaryCall;
  describePayoutChannels(argument: _adaigi_connectors_v1_DescribePayoutChannelsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribePayoutChannelsResponse__Output>): grpc.ClientUnaryCall;
  describePayoutChannels(argument: _adaigi_connectors_v1_DescribePayoutChannelsRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribePayoutChannelsResponse__Output>): grpc.ClientUnaryCall;
  
  InquirePayout(argument: _adaigi_connectors_v1_InquirePayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_InquirePayoutResponse__Output>): grpc.ClientUnaryCall;
  InquirePayout(argument: _adaigi_connectors_v1_InquirePayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_InquirePayoutResponse__Output>): grpc.ClientUnaryCall;
  InquirePayout(argument: _adaigi_connectors_v1_InquirePayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_InquirePayoutResponse__Output>): grpc.ClientUnaryCall;
  InquirePayout(argument: _adaigi_connectors_v1_InquirePayoutRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_InquirePayoutResponse__Output>): grpc.ClientUnaryCall;
  inquirePayout(argument: _adaigi_connectors_v1_InquirePayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_InquirePayoutResponse__Output>): grpc.ClientUnaryCall;
  inquirePayout(argument: _adaigi_connectors_v1_InquirePayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_InquirePayoutResponse__Output>): grpc.ClientUnaryCall;
  inquirePayout(argument: _adaigi_connectors_v1_InquirePayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_InquirePayoutResponse__Output>): grpc.ClientUnaryCall;
  inquirePayout(argument: _adaigi_connectors_v1_InquirePayoutRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_InquirePayoutResponse__Output>): grpc.ClientUnaryCall;
  
  Payout(argument: _adaigi_connectors_v1_PayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_PayoutResponse__Output>): grpc.ClientUnaryCall;
  Payout(argument: _adaigi_connectors_v1_PayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_PayoutResponse__Output>): grpc.ClientUnaryCall;
  Payout(argument: _adaigi_connectors_v1_PayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_PayoutResponse__Output>): grpc.ClientUnaryCall;
  Payout(argument: _adaigi_connectors_v1_PayoutRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_PayoutResponse__Output>): grpc.ClientUnaryCall;
  payout(argument: _adaigi_connectors_v1_PayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_PayoutResponse__Output>): grpc.ClientUnaryCall;
  payout(argument: _adaigi_connectors_v1_PayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_PayoutResponse__Output>): grpc.ClientUnaryCall;
  payout(argument: _adaigi_connectors_v1_PayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_PayoutResponse__Output>): grpc.ClientUnaryCall;
  payout(argument: _adaigi_connectors_v1_PayoutRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_PayoutResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface PayoutConnectorsServiceHandlers extends grpc.UntypedServiceImplementation {
  DescribePayoutChannels: grpc.handleUnaryCall<_adaigi_connectors_v1_DescribePayoutChannelsRequest__Output, _adaigi_connectors_v1_DescribePayoutChannelsResponse>;
  
  InquirePayout: grpc.handleUnaryCall<_adaigi_connectors_v1_InquirePayoutRequest__Output, _adaigi_connectors_v1_InquirePayoutResponse>;
  
  Payout: grpc.handleUnaryCall<_adaigi_connectors_v1_PayoutRequest__Output, _adaigi_connectors_v1_PayoutResponse>;
  
}

export interface PayoutConnectorsServiceDefinition extends grpc.ServiceDefinition {
  DescribePayoutChannels: MethodDefinition<_adaigi_connectors_v1_DescribePayoutChannelsRequest, _adaigi_connectors_v1_DescribePayoutChannelsResponse, _adaigi_connectors_v1_DescribePayoutChannelsRequest__Output, _adaigi_connectors_v1_DescribePayoutChannelsResponse__Output>
  InquirePayout: MethodDefinition<_adaigi_connectors_v1_InquirePayoutRequest, _adaigi_connectors_v1_InquirePayoutResponse, _adaigi_connectors_v1_InquirePayoutRequest__Output, _adaigi_connectors_v1_InquirePayoutResponse__Output>
  Payout: MethodDefinition<_adaigi_connectors_v1_PayoutRequest, _adaigi_connectors_v1_PayoutResponse, _adaigi_connectors_v1_PayoutRequest__Output, _adaigi_connectors_v1_PayoutResponse__Output>
}
