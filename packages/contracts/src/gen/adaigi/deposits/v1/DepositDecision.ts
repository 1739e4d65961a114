// Original file: ../../protos/adaigi/deposits/v1/deposits.proto


export interface DepositDecision {
  'operators'?: (string)[];
  'reason'?: (string);
  'decidedAt'?: (string);
}

export interface DepositDecision__Output {
  'operators': (string)[];
  'reason': (string);
  'decidedAt': (string);
}
