// Original file: ../../protos/adaigi/api/v1/api.proto


export interface CancelPaymentRequest {
  'paymentId'?: (string);
}

export interface CancelPaymentRequest__Output {
  'paymentId': (string);
}
