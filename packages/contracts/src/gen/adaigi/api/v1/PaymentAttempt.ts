// Original file: ../../protos/adaigi/api/v1/api.proto


export interface PaymentAttempt {
  'number'?: (number);
  'channel'?: (string);
  'wallet'?: (string);
  'state'?: (string);
  'routingReason'?: (string);
  'reason'?: (string);
  'sentAt'?: (string);
  'settledAt'?: (string);
}

export interface PaymentAttempt__Output {
  'number': (number);
  'channel': (string);
  'wallet': (string);
  'state': (string);
  'routingReason': (string);
  'reason': (string);
  'sentAt': (string);
  'settledAt': (string);
}
