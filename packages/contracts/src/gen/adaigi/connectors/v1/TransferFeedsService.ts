// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DescribeTransferFeedsRequest as _adaigi_connectors_v1_DescribeTransferFeedsRequest, DescribeTransferFeedsRequest__Output as _adaigi_connectors_v1_DescribeTransferFeedsRequest__Output } from '../../../adaigi/connectors/v1/DescribeTransferFeedsRequest.ts';
import type { DescribeTransferFeedsResponse as _adaigi_connectors_v1_DescribeTransferFeedsResponse, DescribeTransferFeedsResponse__Output as _adaigi_connectors_v1_DescribeTransferFeedsResponse__Output } from '../../../adaigi/connectors/v1/DescribeTransferFeedsResponse.ts';
import type { ListTransfersRequest as _adaigi_connectors_v1_ListTransfersRequest, ListTransfersRequest__Output as _adaigi_connectors_v1_ListTransfersRequest__Output } from '../../../adaigi/connectors/v1/ListTransfersRequest.ts';
import type { ListTransfersResponse as _adaigi_connectors_v1_ListTransfersResponse, ListTransfersResponse__Output as _adaigi_connectors_v1_ListTransfersResponse__Output } from '../../../adaigi/connectors/v1/ListTransfersResponse.ts';

export interface TransferFeedsServiceClient extends grpc.Client {
  DescribeTransferFeeds(argument: _adaigi_connectors_v1_DescribeTransferFeedsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeTransferFeedsResponse__Output>): grpc.ClientUnaryCall;
  DescribeTransferFeeds(argument: _adaigi_connectors_v1_DescribeTransferFeedsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeTransferFeedsResponse__Output>): grpc.ClientUnaryCall;
  DescribeTransferFeeds(argument: _adaigi_connectors_v1_DescribeTransferFeedsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeTransferFeedsResponse__Output>): grpc.ClientUnaryCall;
  DescribeTransferFeeds(argument: _adaigi_connectors_v1_DescribeTransferFeedsRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeTransferFeedsResponse__Output>): grpc.ClientUnaryCall;
  describeTransferFeeds(argument: _adaigi_connectors_v1_DescribeTransferFeedsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeTransferFeedsResponse__Output>): grpc.ClientUnaryCall;
  describeTransferFeeds(argument: _adaigi_connectors_v1_DescribeTransferFeedsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeTransferFeedsResponse__Output>): grpc.ClientUnaryCall;
  describeTransferFeeds(argument: _adaigi_connectors_v1_DescribeTransferFeedsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeTransferFeedsResponse__Output>): grpc.ClientUnaryCall;
  describeTransferFeeds(argument: _adaigi_connectors_v1_DescribeTransferFeedsRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_DescribeTransferFeedsResponse__Output>): grpc.ClientUnaryCall;
  
  ListTransfers(argument: _adaigi_connectors_v1_ListTransfersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ListTransfersResponse__Output>): grpc.ClientUnaryCall;
  ListTransfers(argument: _adaigi_connectors_v1_ListTransfersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_ListTransfersResponse__Output>): grpc.ClientUnaryCall;
  ListTransfers(argument: _adaigi_connectors_v1_ListTransfersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ListTransfersResponse__Output>): grpc.ClientUnaryCall;
  ListTransfers(argument: _adaigi_connectors_v1_ListTransfersRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_ListTransfersResponse__Output>): grpc.ClientUnaryCall;
  listTransfers(argument: _adaigi_connectors_v1_ListTransfersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ListTransfersResponse__Output>): grpc.ClientUnaryCall;
  listTransfers(argument: _adaigi_connectors_v1_ListTransfersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_connectors_v1_ListTransfersResponse__Output>): grpc.ClientUnaryCall;
  listTransfers(argument: _adaigi_connectors_v1_ListTransfersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_connectors_v1_ListTransfersResponse__Output>): grpc.ClientUnaryCall;
  listTransfers(argument: _adaigi_connectors_v1_ListTransfersRequest, callback: grpc.requestCallback<_adaigi_connectors_v1_ListTransfersResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface TransferFeedsServiceHandlers extends grpc.UntypedServiceImplementation {
  DescribeTransferFeeds: grpc.handleUnaryCall<_adaigi_connectors_v1_DescribeTransferFeedsRequest__Output, _adaigi_connectors_v1_DescribeTransferFeedsResponse>;
  
  ListTransfers: grpc.handleUnaryCall<_adaigi_connectors_v1_ListTransfersRequest__Output, _adaigi_connectors_v1_ListTransfersResponse>;
  
}

export interface TransferFeedsServiceDefinition extends grpc.ServiceDefinition {
  DescribeTransferFeeds: MethodDefinition<_adaigi_connectors_v1_DescribeTransferFeedsRequest, _adaigi_connectors_v1_DescribeTransferFeedsResponse, _adaigi_connectors_v1_DescribeTransferFeedsRequest__Output, _adaigi_connectors_v1_DescribeTransferFeedsResponse__Output>
  ListTransfers: MethodDefinition<_adaigi_connectors_v1_ListTransfersRequest, _adaigi_connectors_v1_ListTransfersResponse, _adaigi_connectors_v1_ListTransfersRequest__Output, _adaigi_connectors_v1_ListTransfersResponse__Output>
}
