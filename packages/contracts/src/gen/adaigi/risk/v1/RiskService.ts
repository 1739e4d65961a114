// Original file: ../../protos/adaigi/risk/v1/risk.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
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
  
}

export interface RiskServiceHandlers extends grpc.UntypedServiceImplementation {
  Assess: grpc.handleUnaryCall<_adaigi_risk_v1_AssessRequest__Output, _adaigi_risk_v1_AssessResponse>;
  
}

export interface RiskServiceDefinition extends grpc.ServiceDefinition {
  Assess: MethodDefinition<_adaigi_risk_v1_AssessRequest, _adaigi_risk_v1_AssessResponse, _adaigi_risk_v1_AssessRequest__Output, _adaigi_risk_v1_AssessResponse__Output>
}
