// Original file: ../../protos/adaigi/api/v1/api.proto


export interface PayoutAttempt {
  'number'?: (number);
  'channel'?: (string);
  'state'?: (string);
  'reason'?: (string);
  'sentAt'?: (string);
  'settledAt'?: (string);
}

export interface PayoutAttempt__Output {
  'number': (number);
  'channel': (string);
  'state': (string);
  'reason': (string);
  'sentAt': (string);
  'settledAt': (string);
}
