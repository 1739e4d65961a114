// Original file: ../../protos/adaigi/api/v1/api.proto


export interface PaymentFailure {
  'code'?: (string);
  'message'?: (string);
}

export interface PaymentFailure__Output {
  'code': (string);
  'message': (string);
}
