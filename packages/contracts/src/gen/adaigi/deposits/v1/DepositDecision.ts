// Original file: ../../protos/adaigi/deposits/v1/deposits.proto


export interface DepositDecision {
  'operator'?: (string);
  'reason'?: (string);
  'decidedAt'?: (string);
}

export interface DepositDecision__Output {
  'operator': (string);
  'reason': (string);
  'decidedAt': (string);
}
