// Original file: ../../protos/adaigi/payments/v1/payments.proto


export interface OperatorCredential {
  'handle'?: (string);
  'token'?: (string);
}

export interface OperatorCredential__Output {
  'handle': (string);
  'token': (string);
}
