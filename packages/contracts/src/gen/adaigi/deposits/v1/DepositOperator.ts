// Original file: ../../protos/adaigi/deposits/v1/deposits.proto


export interface DepositOperator {
  'handle'?: (string);
  'token'?: (string);
}

export interface DepositOperator__Output {
  'handle': (string);
  'token': (string);
}
