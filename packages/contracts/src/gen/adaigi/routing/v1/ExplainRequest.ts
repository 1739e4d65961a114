// Original file: ../../protos/adaigi/routing/v1/routing.proto


export interface ExplainRequest {
  'paymentId'?: (string);
}

export interface ExplainRequest__Output {
  'paymentId': (string);
}
