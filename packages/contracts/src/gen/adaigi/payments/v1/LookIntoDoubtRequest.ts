// Original file: ../../protos/adaigi/payments/v1/payments.proto


export interface LookIntoDoubtRequest {
  'paymentId'?: (string);
}

export interface LookIntoDoubtRequest__Output {
  'paymentId': (string);
}
