// Original file: ../../protos/adaigi/notifier/v1/notifier.proto


export interface Delivery {
  'id'?: (string);
  'merchantId'?: (string);
  'endpointId'?: (string);
  'dialect'?: (string);
  'eventType'?: (string);
  'eventId'?: (string);
  'paymentId'?: (string);
  'state'?: (string);
  'tries'?: (number);
  'nextTryAt'?: (string);
  'lastStatus'?: (number);
  'lastError'?: (string);
  'lastLatencyMs'?: (number);
  'createdAt'?: (string);
  'deliveredAt'?: (string);
}

export interface Delivery__Output {
  'id': (string);
  'merchantId': (string);
  'endpointId': (string);
  'dialect': (string);
  'eventType': (string);
  'eventId': (string);
  'paymentId': (string);
  'state': (string);
  'tries': (number);
  'nextTryAt': (string);
  'lastStatus': (number);
  'lastError': (string);
  'lastLatencyMs': (number);
  'createdAt': (string);
  'deliveredAt': (string);
}
