// Original file: ../../protos/adaigi/notifier/v1/notifier.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ImportRatesRequest as _adaigi_notifier_v1_ImportRatesRequest, ImportRatesRequest__Output as _adaigi_notifier_v1_ImportRatesRequest__Output } from '../../../adaigi/notifier/v1/ImportRatesRequest.ts';
import type { ImportRatesResponse as _adaigi_notifier_v1_ImportRatesResponse, ImportRatesResponse__Output as _adaigi_notifier_v1_ImportRatesResponse__Output } from '../../../adaigi/notifier/v1/ImportRatesResponse.ts';
import type { SendTestPostbackRequest as _adaigi_notifier_v1_SendTestPostbackRequest, SendTestPostbackRequest__Output as _adaigi_notifier_v1_SendTestPostbackRequest__Output } from '../../../adaigi/notifier/v1/SendTestPostbackRequest.ts';
import type { SendTestPostbackResponse as _adaigi_notifier_v1_SendTestPostbackResponse, SendTestPostbackResponse__Output as _adaigi_notifier_v1_SendTestPostbackResponse__Output } from '../../../adaigi/notifier/v1/SendTestPostbackResponse.ts';

export interface PostbacksServiceClient extends grpc.Client {
  ImportRates(argument: _adaigi_notifier_v1_ImportRatesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ImportRatesResponse__Output>): grpc.ClientUnaryCall;
  ImportRates(argument: _adaigi_notifier_v1_ImportRatesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_ImportRatesResponse__Output>): grpc.ClientUnaryCall;
  ImportRates(argument: _adaigi_notifier_v1_ImportRatesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ImportRatesResponse__Output>): grpc.ClientUnaryCall;
  ImportRates(argument: _adaigi_notifier_v1_ImportRatesRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_ImportRatesResponse__Output>): grpc.ClientUnaryCall;
  importRates(argument: _adaigi_notifier_v1_ImportRatesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ImportRatesResponse__Output>): grpc.ClientUnaryCall;
  importRates(argument: _adaigi_notifier_v1_ImportRatesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_ImportRatesResponse__Output>): grpc.ClientUnaryCall;
  importRates(argument: _adaigi_notifier_v1_ImportRatesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_ImportRatesResponse__Output>): grpc.ClientUnaryCall;
  importRates(argument: _adaigi_notifier_v1_ImportRatesRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_ImportRatesResponse__Output>): grpc.ClientUnaryCall;
  
  SendTestPostback(argument: _adaigi_notifier_v1_SendTestPostbackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_SendTestPostbackResponse__Output>): grpc.ClientUnaryCall;
  SendTestPostback(argument: _adaigi_notifier_v1_SendTestPostbackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_SendTestPostbackResponse__Output>): grpc.ClientUnaryCall;
  SendTestPostback(argument: _adaigi_notifier_v1_SendTestPostbackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_SendTestPostbackResponse__Output>): grpc.ClientUnaryCall;
  SendTestPostback(argument: _adaigi_notifier_v1_SendTestPostbackRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_SendTestPostbackResponse__Output>): grpc.ClientUnaryCall;
  sendTestPostback(argument: _adaigi_notifier_v1_SendTestPostbackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_SendTestPostbackResponse__Output>): grpc.ClientUnaryCall;
  sendTestPostback(argument: _adaigi_notifier_v1_SendTestPostbackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_notifier_v1_SendTestPostbackResponse__Output>): grpc.ClientUnaryCall;
  sendTestPostback(argument: _adaigi_notifier_v1_SendTestPostbackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_notifier_v1_SendTestPostbackResponse__Output>): grpc.ClientUnaryCall;
  sendTestPostback(argument: _adaigi_notifier_v1_SendTestPostbackRequest, callback: grpc.requestCallback<_adaigi_notifier_v1_SendTestPostbackResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface PostbacksServiceHandlers extends grpc.UntypedServiceImplementation {
  ImportRates: grpc.handleUnaryCall<_adaigi_notifier_v1_ImportRatesRequest__Output, _adaigi_notifier_v1_ImportRatesResponse>;
  
  SendTestPostback: grpc.handleUnaryCall<_adaigi_notifier_v1_SendTestPostbackRequest__Output, _adaigi_notifier_v1_SendTestPostbackResponse>;
  
}

export interface PostbacksServiceDefinition extends grpc.ServiceDefinition {
  ImportRates: MethodDefinition<_adaigi_notifier_v1_ImportRatesRequest, _adaigi_notifier_v1_ImportRatesResponse, _adaigi_notifier_v1_ImportRatesRequest__Output, _adaigi_notifier_v1_ImportRatesResponse__Output>
  SendTestPostback: MethodDefinition<_adaigi_notifier_v1_SendTestPostbackRequest, _adaigi_notifier_v1_SendTestPostbackResponse, _adaigi_notifier_v1_SendTestPostbackRequest__Output, _adaigi_notifier_v1_SendTestPostbackResponse__Output>
}
