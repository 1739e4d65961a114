// Original file: ../../protos/adaigi/payments/v1/payments.proto


export interface RepeatGuard {
  'key'?: (string);
  'windowS'?: (number);
}

export interface RepeatGuard__Output {
  'key': (string);
  'windowS': (number);
}
