// Original file: ../../protos/adaigi/routing/v1/routing.proto


export interface ChangedDecision {
  'paymentId'?: (string);
  'attemptNumber'?: (number);
  'decidedAt'?: (string);
  'before'?: (string);
  'after'?: (string);
}

export interface ChangedDecision__Output {
  'paymentId': (string);
  'attemptNumber': (number);
  'decidedAt': (string);
  'before': (string);
  'after': (string);
}
