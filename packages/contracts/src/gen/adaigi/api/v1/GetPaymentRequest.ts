// Original file: ../../protos/adaigi/api/v1/api.proto


export interface GetPaymentRequest {
  'paymentId'?: (string);
  'waitS'?: (number);
}

export interface GetPaymentRequest__Output {
  'paymentId': (string);
  'waitS': (number);
}
