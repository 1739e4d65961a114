// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelPaymentRequest as _adaigi_payments_v1_CancelPaymentRequest, CancelPaymentRequest__Output as _adaigi_payments_v1_CancelPaymentRequest__Output } from '../../../adaigi/payments/v1/CancelPaymentRequest.ts';
import type { CancelPaymentResponse as _adaigi_payments_v1_CancelPaymentResponse, CancelPaymentResponse__Output as _adaigi_payments_v1_CancelPaymentResponse__Output } from '../../../adaigi/payments/v1/CancelPaymentResponse.ts';
import type { ConfirmPaymentRequest as _adaigi_payments_v1_ConfirmPaymentRequest, ConfirmPaymentRequest__Output as _adaigi_payments_v1_ConfirmPaymentRequest__Output } from '../../../adaigi/payments/v1/ConfirmPaymentRequest.ts';
import type { ConfirmPaymentResponse as _adaigi_payments_v1_ConfirmPaymentResponse, ConfirmPaymentResponse__Output as _adaigi_payments_v1_ConfirmPaymentResponse__Output } from '../../../adaigi/payments/v1/ConfirmPaymentResponse.ts';
import type { CreatePaymentRequest as _adaigi_payments_v1_CreatePaymentRequest, CreatePaymentRequest__Output as _adaigi_payments_v1_CreatePaymentRequest__Output } from '../../../adaigi/payments/v1/CreatePaymentRequest.ts';
import type { CreatePaymentResponse as _adaigi_payments_v1_CreatePaymentResponse, CreatePaymentResponse__Output as _adaigi_payments_v1_CreatePaymentResponse__Output } from '../../../adaigi/payments/v1/CreatePaymentResponse.ts';
import type { CreateRefundRequest as _adaigi_payments_v1_CreateRefundRequest, CreateRefundRequest__Output as _adaigi_payments_v1_CreateRefundRequest__Output } from '../../../adaigi/payments/v1/CreateRefundRequest.ts';
import type { CreateRefundResponse as _adaigi_payments_v1_CreateRefundResponse, CreateRefundResponse__Output as _adaigi_payments_v1_CreateRefundResponse__Output } from '../../../adaigi/payments/v1/CreateRefundResponse.ts';
import type { GetPaymentRequest as _adaigi_payments_v1_GetPaymentRequest, GetPaymentRequest__Output as _adaigi_payments_v1_GetPaymentRequest__Output } from '../../../adaigi/payments/v1/GetPaymentRequest.ts';
import type { GetPaymentResponse as _adaigi_payments_v1_GetPaymentResponse, GetPaymentResponse__Output as _adaigi_payments_v1_GetPaymentResponse__Output } from '../../../adaigi/payments/v1/GetPaymentResponse.ts';
import type { ListPaymentsRequest as _adaigi_payments_v1_ListPaymentsRequest, ListPaymentsRequest__Output as _adaigi_payments_v1_ListPaymentsRequest__Output } from '../../../adaigi/payments/v1/ListPaymentsRequest.ts';
import type { ListPaymentsResponse as _adaigi_payments_v1_ListPaymentsResponse, ListPaymentsResponse__Output as _adaigi_payments_v1_ListPaymentsResponse__Output } from '../../../adaigi/payments/v1/ListPaymentsResponse.ts';

export interface PaymentsServiceClient extends grpc.Client {
  CancelPayment(argument: _adaigi_payments_v1_CancelPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CancelPaymentResponse__Output>): grpc.ClientUnaryCall;
  CancelPayment(argument: _adaigi_payments_v1_CancelPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_CancelPaymentResponse__Output>): grpc.ClientUnaryCall;
  CancelPayment(argument: _adaigi_payments_v1_CancelPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CancelPaymentResponse__Output>): grpc.ClientUnaryCall;
  CancelPayment(argument: _adaigi_payments_v1_CancelPaymentRequest, callback: grpc.requestCallback<_adaigi_payments_v1_CancelPaymentResponse__Output>): grpc.ClientUnaryCall;
  cancelPayment(argument: _adaigi_payments_v1_CancelPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CancelPaymentResponse__Output>): grpc.ClientUnaryCall;
  cancelPayment(argument: _adaigi_payments_v1_CancelPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_CancelPaymentResponse__Output>): grpc.ClientUnaryCall;
  cancelPayment(argument: _adaigi_payments_v1_CancelPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CancelPaymentResponse__Output>): grpc.ClientUnaryCall;
  cancelPayment(argument: _adaigi_payments_v1_CancelPaymentRequest, callback: grpc.requestCallback<_adaigi_payments_v1_CancelPaymentResponse__Output>): grpc.ClientUnaryCall;
  
  ConfirmPayment(argument: _adaigi_payments_v1_ConfirmPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ConfirmPaymentResponse__Output>): grpc.ClientUnaryCall;
  ConfirmPayment(argument: _adaigi_payments_v1_ConfirmPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ConfirmPaymentResponse__Output>): grpc.ClientUnaryCall;
  ConfirmPayment(argument: _adaigi_payments_v1_ConfirmPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ConfirmPaymentResponse__Output>): grpc.ClientUnaryCall;
  ConfirmPayment(argument: _adaigi_payments_v1_ConfirmPaymentRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ConfirmPaymentResponse__Output>): grpc.ClientUnaryCall;
  confirmPayment(argument: _adaigi_payments_v1_ConfirmPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ConfirmPaymentResponse__Output>): grpc.ClientUnaryCall;
  confirmPayment(argument: _adaigi_payments_v1_ConfirmPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ConfirmPaymentResponse__Output>): grpc.ClientUnaryCall;
  confirmPayment(argument: _adaigi_payments_v1_ConfirmPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ConfirmPaymentResponse__Output>): grpc.ClientUnaryCall;
  confirmPayment(argument: _adaigi_payments_v1_ConfirmPaymentRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ConfirmPaymentResponse__Output>): grpc.ClientUnaryCall;
  
  CreatePayment(argument: _adaigi_payments_v1_CreatePaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CreatePaymentResponse__Output>): grpc.ClientUnaryCall;
  CreatePayment(argument: _adaigi_payments_v1_CreatePaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_CreatePaymentResponse__Output>): grpc.ClientUnaryCall;
  CreatePayment(argument: _adaigi_payments_v1_CreatePaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CreatePaymentResponse__Output>): grpc.ClientUnaryCall;
  CreatePayment(argument: _adaigi_payments_v1_CreatePaymentRequest, callback: grpc.requestCallback<_adaigi_payments_v1_CreatePaymentResponse__Output>): grpc.ClientUnaryCall;
  createPayment(argument: _adaigi_payments_v1_CreatePaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CreatePaymentResponse__Output>): grpc.ClientUnaryCall;
  createPayment(argument: _adaigi_payments_v1_CreatePaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_CreatePaymentResponse__Output>): grpc.ClientUnaryCall;
  createPayment(argument: _adaigi_payments_v1_CreatePaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CreatePaymentResponse__Output>): grpc.ClientUnaryCall;
  createPayment(argument: _adaigi_payments_v1_CreatePaymentRequest, callback: grpc.requestCallback<_adaigi_payments_v1_CreatePaymentResponse__Output>): grpc.ClientUnaryCall;
  
  CreateRefund(argument: _adaigi_payments_v1_CreateRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CreateRefundResponse__Output>): grpc.ClientUnaryCall;
  CreateRefund(argument: _adaigi_payments_v1_CreateRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_CreateRefundResponse__Output>): grpc.ClientUnaryCall;
  CreateRefund(argument: _adaigi_payments_v1_CreateRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CreateRefundResponse__Output>): grpc.ClientUnaryCall;
  CreateRefund(argument: _adaigi_payments_v1_CreateRefundRequest, callback: grpc.requestCallback<_adaigi_payments_v1_CreateRefundResponse__Output>): grpc.ClientUnaryCall;
  createRefund(argument: _adaigi_payments_v1_CreateRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CreateRefundResponse__Output>): grpc.ClientUnaryCall;
  createRefund(argument: _adaigi_payments_v1_CreateRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_CreateRefundResponse__Output>): grpc.ClientUnaryCall;
  createRefund(argument: _adaigi_payments_v1_CreateRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CreateRefundResponse__Output>): grpc.ClientUnaryCall;
  createRefund(argument: _adaigi_payments_v1_CreateRefundRequest, callback: grpc.requestCallback<_adaigi_payments_v1_CreateRefundResponse__Output>): grpc.ClientUnaryCall;
  
  GetPayment(argument: _adaigi_payments_v1_GetPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _adaigi_payments_v1_GetPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _adaigi_payments_v1_GetPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _adaigi_payments_v1_GetPaymentRequest, callback: grpc.requestCallback<_adaigi_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _adaigi_payments_v1_GetPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _adaigi_payments_v1_GetPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _adaigi_payments_v1_GetPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _adaigi_payments_v1_GetPaymentRequest, callback: grpc.requestCallback<_adaigi_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  
  ListPayments(argument: _adaigi_payments_v1_ListPaymentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListPayments(argument: _adaigi_payments_v1_ListPaymentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListPayments(argument: _adaigi_payments_v1_ListPaymentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListPayments(argument: _adaigi_payments_v1_ListPaymentsRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listPayments(argument: _adaigi_payments_v1_ListPaymentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listPayments(argument: _adaigi_payments_v1_ListPaymentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listPayments(argument: _adaigi_payments_v1_ListPaymentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listPayments(argument: _adaigi_payments_v1_ListPaymentsRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface PaymentsServiceHandlers extends grpc.UntypedServiceImplementation {
  CancelPayment: grpc.handleUnaryCall<_adaigi_payments_v1_CancelPaymentRequest__Output, _adaigi_payments_v1_CancelPaymentResponse>;
  
  ConfirmPayment: grpc.handleUnaryCall<_adaigi_payments_v1_ConfirmPaymentRequest__Output, _adaigi_payments_v1_ConfirmPaymentResponse>;
  
  CreatePayment: grpc.handleUnaryCall<_adaigi_payments_v1_CreatePaymentRequest__Output, _adaigi_payments_v1_CreatePaymentResponse>;
  
  CreateRefund: grpc.handleUnaryCall<_adaigi_payments_v1_CreateRefundRequest__Output, _adaigi_payments_v1_CreateRefundResponse>;
  
  GetPayment: grpc.handleUnaryCall<_adaigi_payments_v1_GetPaymentRequest__Output, _adaigi_payments_v1_GetPaymentResponse>;
  
  ListPayments: grpc.handleUnaryCall<_adaigi_payments_v1_ListPaymentsRequest__Output, _adaigi_payments_v1_ListPaymentsResponse>;
  
}

export interface PaymentsServiceDefinition extends grpc.ServiceDefinition {
  CancelPayment: MethodDefinition<_adaigi_payments_v1_CancelPaymentRequest, _adaigi_payments_v1_CancelPaymentResponse, _adaigi_payments_v1_CancelPaymentRequest__Output, _adaigi_payments_v1_CancelPaymentResponse__Output>
  ConfirmPayment: MethodDefinition<_adaigi_payments_v1_ConfirmPaymentRequest, _adaigi_payments_v1_ConfirmPaymentResponse, _adaigi_payments_v1_ConfirmPaymentRequest__Output, _adaigi_payments_v1_ConfirmPaymentResponse__Output>
  CreatePayment: MethodDefinition<_adaigi_payments_v1_CreatePaymentRequest, _adaigi_payments_v1_CreatePaymentResponse, _adaigi_payments_v1_CreatePaymentRequest__Output, _adaigi_payments_v1_CreatePaymentResponse__Output>
  CreateRefund: MethodDefinition<_adaigi_payments_v1_CreateRefundRequest, _adaigi_payments_v1_CreateRefundResponse, _adaigi_payments_v1_CreateRefundRequest__Output, _adaigi_payments_v1_CreateRefundResponse__Output>
  GetPayment: MethodDefinition<_adaigi_payments_v1_GetPaymentRequest, _adaigi_payments_v1_GetPaymentResponse, _adaigi_payments_v1_GetPaymentRequest__Output, _adaigi_payments_v1_GetPaymentResponse__Output>
  ListPayments: MethodDefinition<_adaigi_payments_v1_ListPaymentsRequest, _adaigi_payments_v1_ListPaymentsResponse, _adaigi_payments_v1_ListPaymentsRequest__Output, _adaigi_payments_v1_ListPaymentsResponse__Output>
}
