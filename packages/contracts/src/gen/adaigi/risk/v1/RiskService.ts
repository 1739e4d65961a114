// Original file: ../../protos/adaigi/risk/v1/risk.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AssessPayoutRequest as _adaigi_risk_v1_AssessPayoutRequest, AssessPayoutRequest__Output as _adaigi_risk_v1_AssessPayoutRequest__Output } from '../../../adaigi/risk/v1/AssessPayoutRequest.ts';
import type { AssessPayoutResponse as _adaigi_risk_v1_AssessPayoutResponse, AssessPayoutResponse__Output as _adaigi_risk_v1_AssessPayoutResponse__Output } from '../../../adaigi/risk/v1/AssessPayoutResponse.ts';
import type { AssessRequest as _adaigi_risk_v1_AssessRequest, AssessRequest__Output as _adaigi_risk_v1_AssessRequest__Output } from '../../../adaigi/risk/v1/AssessRequest.ts';
import type { AssessResponse as _adaigi_risk_v1_AssessResponse, AssessResponse__Output as _adaigi_risk_v1_AssessResponse__Output } from '../../../adaigi/risk/v1/AssessResponse.ts';

export interface RiskServiceClient extends grpc.Client {
  Assess(argument: _adaigi_risk_v1_AssessRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_risk_v1_AssessResponse__Output>): grpc.ClientUnaryCall;
  Assess(argument: _adaigi_risk_v1_AssessRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_risk_v1_AssessResponse__Output>): grpc.ClientUnaryCall;
  Assess(argument: _adaigi_risk_v1_AssessRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_risk_v1_AssessResponse__Output>): grpc.ClientUnaryCall;
  Assess(argument: _adaigi_risk_v1_AssessRequest, callback: grpc.requestCallback<_adaigi_risk_v1_AssessResponse__Output>): grpc.ClientUnaryCall;
  assess(argument: _adaigi_risk_v1_AssessRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_risk_v1_AssessResponse__Output>): grpc.ClientUnaryCall;
  assess(argument: _adaigi_risk_v1_AssessRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_risk_v1_AssessResponse__Output>): grpc.ClientUnaryCall;
  assess(argument: _adaigi_risk_v1_AssessRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_risk_v1_AssessResponse__Output>): grpc.ClientUnaryCall;
  assess(argument: _adaigi_risk_v1_AssessRequest, callback: grpc.requestCallback<_adaigi_risk_v1_AssessResponse__Output>): grpc.ClientUnaryCall;
  
  AssessPayout(argument: _adaigi_risk_v1_AssessPayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_risk_v1_AssessPayoutResponse__Output>): grpc.ClientUnaryCall;
  AssessPayout(argument: _adaigi_risk_v1_AssessPayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_risk_v1_AssessPayoutResponse__Output>): grpc.ClientUnaryCall;
  AssessPayout(argument: _adaigi_risk_v1_AssessPayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_risk_v1_AssessPayoutResponse__Output>): grpc.ClientUnaryCall;
  AssessPayout(argument: _adaigi_risk_v1_AssessPayoutRequest, callback: grpc.requestCallback<_adaigi_risk_v1_AssessPayoutResponse__Output>): grpc.ClientUnaryCall;
  assessPayout(argument: _adaigi_risk_v1_AssessPayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_risk_v1_AssessPayoutResponse__Output>): grpc.ClientUnaryCall;
  assessPayout(argument: _adaigi_risk_v1_AssessPayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_risk_v1_AssessPayoutResponse__Output>): grpc.ClientUnaryCall;
  assessPayout(argument: _adaigi_risk_v1_AssessPayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_risk_v1_AssessPayoutResponse__Output>): grpc.ClientUnaryCall;
  assessPayout(argument: _adaigi_risk_v1_AssessPayoutRequest, callback: grpc.requestCallback<_adaigi_risk_v1_AssessPayoutResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface RiskServiceHandlers extends grpc.UntypedServiceImplementation {
  Assess: grpc.handleUnaryCall<_adaigi_risk_v1_AssessRequest__Output, _adaigi_risk_v1_AssessResponse>;
  
  AssessPayout: grpc.handleUnaryCall<_adaigi_risk_v1_AssessPayoutRequest__Output, _adaigi_risk_v1_AssessPayoutResponse>;
  
}

export interface RiskServiceDefinition extends grpc.ServiceDefinition {
  Assess: MethodDefinition<_adaigi_risk_v1_AssessRequest, _adaigi_risk_v1_AssessResponse, _adaigi_risk_v1_AssessRequest__Output, _adaigi_risk_v1_AssessResponse__Output>
  AssessPayout: MethodDefinition<_adaigi_risk_v1_AssessPayoutRequest, _adaigi_risk_v1_AssessPayoutResponse, _adaigi_risk_v1_AssessPayoutRequest__Output, _adaigi_risk_v1_AssessPayoutResponse__Output>
}
