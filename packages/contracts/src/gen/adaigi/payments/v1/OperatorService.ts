// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ApplyStatementRequest as _adaigi_payments_v1_ApplyStatementRequest, ApplyStatementRequest__Output as _adaigi_payments_v1_ApplyStatementRequest__Output } from '../../../adaigi/payments/v1/ApplyStatementRequest.ts';
import type { ApplyStatementResponse as _adaigi_payments_v1_ApplyStatementResponse, ApplyStatementResponse__Output as _adaigi_payments_v1_ApplyStatementResponse__Output } from '../../../adaigi/payments/v1/ApplyStatementResponse.ts';
import type { CheckAuditRequest as _adaigi_payments_v1_CheckAuditRequest, CheckAuditRequest__Output as _adaigi_payments_v1_CheckAuditRequest__Output } from '../../../adaigi/payments/v1/CheckAuditRequest.ts';
import type { CheckAuditResponse as _adaigi_payments_v1_CheckAuditResponse, CheckAuditResponse__Output as _adaigi_payments_v1_CheckAuditResponse__Output } from '../../../adaigi/payments/v1/CheckAuditResponse.ts';
import type { ListCapturesRequest as _adaigi_payments_v1_ListCapturesRequest, ListCapturesRequest__Output as _adaigi_payments_v1_ListCapturesRequest__Output } from '../../../adaigi/payments/v1/ListCapturesRequest.ts';
import type { ListCapturesResponse as _adaigi_payments_v1_ListCapturesResponse, ListCapturesResponse__Output as _adaigi_payments_v1_ListCapturesResponse__Output } from '../../../adaigi/payments/v1/ListCapturesResponse.ts';
import type { ListOpenQuestionsRequest as _adaigi_payments_v1_ListOpenQuestionsRequest, ListOpenQuestionsRequest__Output as _adaigi_payments_v1_ListOpenQuestionsRequest__Output } from '../../../adaigi/payments/v1/ListOpenQuestionsRequest.ts';
import type { ListOpenQuestionsResponse as _adaigi_payments_v1_ListOpenQuestionsResponse, ListOpenQuestionsResponse__Output as _adaigi_payments_v1_ListOpenQuestionsResponse__Output } from '../../../adaigi/payments/v1/ListOpenQuestionsResponse.ts';
import type { LookIntoDoubtRequest as _adaigi_payments_v1_LookIntoDoubtRequest, LookIntoDoubtRequest__Output as _adaigi_payments_v1_LookIntoDoubtRequest__Output } from '../../../adaigi/payments/v1/LookIntoDoubtRequest.ts';
import type { LookIntoDoubtResponse as _adaigi_payments_v1_LookIntoDoubtResponse, LookIntoDoubtResponse__Output as _adaigi_payments_v1_LookIntoDoubtResponse__Output } from '../../../adaigi/payments/v1/LookIntoDoubtResponse.ts';
import type { SettleAttemptRequest as _adaigi_payments_v1_SettleAttemptRequest, SettleAttemptRequest__Output as _adaigi_payments_v1_SettleAttemptRequest__Output } from '../../../adaigi/payments/v1/SettleAttemptRequest.ts';
import type { SettleAttemptResponse as _adaigi_payments_v1_SettleAttemptResponse, SettleAttemptResponse__Output as _adaigi_payments_v1_SettleAttemptResponse__Output } from '../../../adaigi/payments/v1/SettleAttemptResponse.ts';
import type { SettleRefundRequest as _adaigi_payments_v1_SettleRefundRequest, SettleRefundRequest__Output as _adaigi_payments_v1_SettleRefundRequest__Output } from '../../../adaigi/payments/v1/SettleRefundRequest.ts';
import type { SettleRefundResponse as _adaigi_payments_v1_SettleRefundResponse, SettleRefundResponse__Output as _adaigi_payments_v1_SettleRefundResponse__Output } from '../../../adaigi/payments/v1/SettleRefundResponse.ts';

export interface OperatorServiceClient extends grpc.Client {
  ApplyStatement(argument: _adaigi_payments_v1_ApplyStatementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ApplyStatementResponse__Output>): grpc.ClientUnaryCall;
  ApplyStatement(argument: _adaigi_payments_v1_ApplyStatementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ApplyStatementResponse__Output>): grpc.ClientUnaryCall;
  ApplyStatement(argument: _adaigi_payments_v1_ApplyStatementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ApplyStatementResponse__Output>): grpc.ClientUnaryCall;
  ApplyStatement(argument: _adaigi_payments_v1_ApplyStatementRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ApplyStatementResponse__Output>): grpc.ClientUnaryCall;
  applyStatement(argument: _adaigi_payments_v1_ApplyStatementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ApplyStatementResponse__Output>): grpc.ClientUnaryCall;
  applyStatement(argument: _adaigi_payments_v1_ApplyStatementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ApplyStatementResponse__Output>): grpc.ClientUnaryCall;
  applyStatement(argument: _adaigi_payments_v1_ApplyStatementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ApplyStatementResponse__Output>): grpc.ClientUnaryCall;
  applyStatement(argument: _adaigi_payments_v1_ApplyStatementRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ApplyStatementResponse__Output>): grpc.ClientUnaryCall;
  
  CheckAudit(argument: _adaigi_payments_v1_CheckAuditRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CheckAuditResponse__Output>): grpc.ClientUnaryCall;
  CheckAudit(argument: _adaigi_payments_v1_CheckAuditRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_CheckAuditResponse__Output>): grpc.ClientUnaryCall;
  CheckAudit(argument: _adaigi_payments_v1_CheckAuditRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CheckAuditResponse__Output>): grpc.ClientUnaryCall;
  CheckAudit(argument: _adaigi_payments_v1_CheckAuditRequest, callback: grpc.requestCallback<_adaigi_payments_v1_CheckAuditResponse__Output>): grpc.ClientUnaryCall;
  checkAudit(argument: _adaigi_payments_v1_CheckAuditRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CheckAuditResponse__Output>): grpc.ClientUnaryCall;
  checkAudit(argument: _adaigi_payments_v1_CheckAuditRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_CheckAuditResponse__Output>): grpc.ClientUnaryCall;
  checkAudit(argument: _adaigi_payments_v1_CheckAuditRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_CheckAuditResponse__Output>): grpc.ClientUnaryCall;
  checkAudit(argument: _adaigi_payments_v1_CheckAuditRequest, callback: grpc.requestCallback<_adaigi_payments_v1_CheckAuditResponse__Output>): grpc.ClientUnaryCall;
  
  ListCaptures(argument: _adaigi_payments_v1_ListCapturesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListCapturesResponse__Output>): grpc.ClientUnaryCall;
  ListCaptures(argument: _adaigi_payments_v1_ListCapturesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ListCapturesResponse__Output>): grpc.ClientUnaryCall;
  ListCaptures(argument: _adaigi_payments_v1_ListCapturesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListCapturesResponse__Output>): grpc.ClientUnaryCall;
  ListCaptures(argument: _adaigi_payments_v1_ListCapturesRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ListCapturesResponse__Output>): grpc.ClientUnaryCall;
  listCaptures(argument: _adaigi_payments_v1_ListCapturesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListCapturesResponse__Output>): grpc.ClientUnaryCall;
  listCaptures(argument: _adaigi_payments_v1_ListCapturesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ListCapturesResponse__Output>): grpc.ClientUnaryCall;
  listCaptures(argument: _adaigi_payments_v1_ListCapturesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListCapturesResponse__Output>): grpc.ClientUnaryCall;
  listCaptures(argument: _adaigi_payments_v1_ListCapturesRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ListCapturesResponse__Output>): grpc.ClientUnaryCall;
  
  ListOpenQuestions(argument: _adaigi_payments_v1_ListOpenQuestionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenQuestionsResponse__Output>): grpc.ClientUnaryCall;
  ListOpenQuestions(argument: _adaigi_payments_v1_ListOpenQuestionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenQuestionsResponse__Output>): grpc.ClientUnaryCall;
  ListOpenQuestions(argument: _adaigi_payments_v1_ListOpenQuestionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenQuestionsResponse__Output>): grpc.ClientUnaryCall;
  ListOpenQuestions(argument: _adaigi_payments_v1_ListOpenQuestionsRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenQuestionsResponse__Output>): grpc.ClientUnaryCall;
  listOpenQuestions(argument: _adaigi_payments_v1_ListOpenQuestionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenQuestionsResponse__Output>): grpc.ClientUnaryCall;
  listOpenQuestions(argument: _adaigi_payments_v1_ListOpenQuestionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenQuestionsResponse__Output>): grpc.ClientUnaryCall;
  listOpenQuestions(argument: _adaigi_payments_v1_ListOpenQuestionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenQuestionsResponse__Output>): grpc.ClientUnaryCall;
  listOpenQuestions(argument: _adaigi_payments_v1_ListOpenQuestionsRequest, callback: grpc.requestCallback<_adaigi_payments_v1_ListOpenQuestionsResponse__Output>): grpc.ClientUnaryCall;
  
  LookIntoDoubt(argument: _adaigi_payments_v1_LookIntoDoubtRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_LookIntoDoubtResponse__Output>): grpc.ClientUnaryCall;
  LookIntoDoubt(argument: _adaigi_payments_v1_LookIntoDoubtRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_LookIntoDoubtResponse__Output>): grpc.ClientUnaryCall;
  LookIntoDoubt(argument: _adaigi_payments_v1_LookIntoDoubtRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_LookIntoDoubtResponse__Output>): grpc.ClientUnaryCall;
  LookIntoDoubt(argument: _adaigi_payments_v1_LookIntoDoubtRequest, callback: grpc.requestCallback<_adaigi_payments_v1_LookIntoDoubtResponse__Output>): grpc.ClientUnaryCall;
  lookIntoDoubt(argument: _adaigi_payments_v1_LookIntoDoubtRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_LookIntoDoubtResponse__Output>): grpc.ClientUnaryCall;
  lookIntoDoubt(argument: _adaigi_payments_v1_LookIntoDoubtRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_LookIntoDoubtResponse__Output>): grpc.ClientUnaryCall;
  lookIntoDoubt(argument: _adaigi_payments_v1_LookIntoDoubtRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_LookIntoDoubtResponse__Output>): grpc.ClientUnaryCall;
  lookIntoDoubt(argument: _adaigi_payments_v1_LookIntoDoubtRequest, callback: grpc.requestCallback<_adaigi_payments_v1_LookIntoDoubtResponse__Output>): grpc.ClientUnaryCall;
  
  SettleAttempt(argument: _adaigi_payments_v1_SettleAttemptRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettleAttemptResponse__Output>): grpc.ClientUnaryCall;
  SettleAttempt(argument: _adaigi_payments_v1_SettleAttemptRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_SettleAttemptResponse__Output>): grpc.ClientUnaryCall;
  SettleAttempt(argument: _adaigi_payments_v1_SettleAttemptRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettleAttemptResponse__Output>): grpc.ClientUnaryCall;
  SettleAttempt(argument: _adaigi_payments_v1_SettleAttemptRequest, callback: grpc.requestCallback<_adaigi_payments_v1_SettleAttemptResponse__Output>): grpc.ClientUnaryCall;
  settleAttempt(argument: _adaigi_payments_v1_SettleAttemptRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettleAttemptResponse__Output>): grpc.ClientUnaryCall;
  settleAttempt(argument: _adaigi_payments_v1_SettleAttemptRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_SettleAttemptResponse__Output>): grpc.ClientUnaryCall;
  settleAttempt(argument: _adaigi_payments_v1_SettleAttemptRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettleAttemptResponse__Output>): grpc.ClientUnaryCall;
  settleAttempt(argument: _adaigi_payments_v1_SettleAttemptRequest, callback: grpc.requestCallback<_adaigi_payments_v1_SettleAttemptResponse__Output>): grpc.ClientUnaryCall;
  
  SettleRefund(argument: _adaigi_payments_v1_SettleRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettleRefundResponse__Output>): grpc.ClientUnaryCall;
  SettleRefund(argument: _adaigi_payments_v1_SettleRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_SettleRefundResponse__Output>): grpc.ClientUnaryCall;
  SettleRefund(argument: _adaigi_payments_v1_SettleRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettleRefundResponse__Output>): grpc.ClientUnaryCall;
  SettleRefund(argument: _adaigi_payments_v1_SettleRefundRequest, callback: grpc.requestCallback<_adaigi_payments_v1_SettleRefundResponse__Output>): grpc.ClientUnaryCall;
  settleRefund(argument: _adaigi_payments_v1_SettleRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettleRefundResponse__Output>): grpc.ClientUnaryCall;
  settleRefund(argument: _adaigi_payments_v1_SettleRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_payments_v1_SettleRefundResponse__Output>): grpc.ClientUnaryCall;
  settleRefund(argument: _adaigi_payments_v1_SettleRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_payments_v1_SettleRefundResponse__Output>): grpc.ClientUnaryCall;
  settleRefund(argument: _adaigi_payments_v1_SettleRefundRequest, callback: grpc.requestCallback<_adaigi_payments_v1_SettleRefundResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface OperatorServiceHandlers extends grpc.UntypedServiceImplementation {
  ApplyStatement: grpc.handleUnaryCall<_adaigi_payments_v1_ApplyStatementRequest__Output, _adaigi_payments_v1_ApplyStatementResponse>;
  
  CheckAudit: grpc.handleUnaryCall<_adaigi_payments_v1_CheckAuditRequest__Output, _adaigi_payments_v1_CheckAuditResponse>;
  
  ListCaptures: grpc.handleUnaryCall<_adaigi_payments_v1_ListCapturesRequest__Output, _adaigi_payments_v1_ListCapturesResponse>;
  
  ListOpenQuestions: grpc.handleUnaryCall<_adaigi_payments_v1_ListOpenQuestionsRequest__Output, _adaigi_payments_v1_ListOpenQuestionsResponse>;
  
  LookIntoDoubt: grpc.handleUnaryCall<_adaigi_payments_v1_LookIntoDoubtRequest__Output, _adaigi_payments_v1_LookIntoDoubtResponse>;
  
  SettleAttempt: grpc.handleUnaryCall<_adaigi_payments_v1_SettleAttemptRequest__Output, _adaigi_payments_v1_SettleAttemptResponse>;
  
  SettleRefund: grpc.handleUnaryCall<_adaigi_payments_v1_SettleRefundRequest__Output, _adaigi_payments_v1_SettleRefundResponse>;
  
}

export interface OperatorServiceDefinition extends grpc.ServiceDefinition {
  ApplyStatement: MethodDefinition<_adaigi_payments_v1_ApplyStatementRequest, _adaigi_payments_v1_ApplyStatementResponse, _adaigi_payments_v1_ApplyStatementRequest__Output, _adaigi_payments_v1_ApplyStatementResponse__Output>
  CheckAudit: MethodDefinition<_adaigi_payments_v1_CheckAuditRequest, _adaigi_payments_v1_CheckAuditResponse, _adaigi_payments_v1_CheckAuditRequest__Output, _adaigi_payments_v1_CheckAuditResponse__Output>
  ListCaptures: MethodDefinition<_adaigi_payments_v1_ListCapturesRequest, _adaigi_payments_v1_ListCapturesResponse, _adaigi_payments_v1_ListCapturesRequest__Output, _adaigi_payments_v1_ListCapturesResponse__Output>
  ListOpenQuestions: MethodDefinition<_adaigi_payments_v1_ListOpenQuestionsRequest, _adaigi_payments_v1_ListOpenQuestionsResponse, _adaigi_payments_v1_ListOpenQuestionsRequest__Output, _adaigi_payments_v1_ListOpenQuestionsResponse__Output>
  LookIntoDoubt: MethodDefinition<_adaigi_payments_v1_LookIntoDoubtRequest, _adaigi_payments_v1_LookIntoDoubtResponse, _adaigi_payments_v1_LookIntoDoubtRequest__Output, _adaigi_payments_v1_LookIntoDoubtResponse__Output>
  SettleAttempt: MethodDefinition<_adaigi_payments_v1_SettleAttemptRequest, _adaigi_payments_v1_SettleAttemptResponse, _adaigi_payments_v1_SettleAttemptRequest__Output, _adaigi_payments_v1_SettleAttemptResponse__Output>
  SettleRefund: MethodDefinition<_adaigi_payments_v1_SettleRefundRequest, _adaigi_payments_v1_SettleRefundResponse, _adaigi_payments_v1_SettleRefundRequest__Output, _adaigi_payments_v1_SettleRefundResponse__Output>
}
