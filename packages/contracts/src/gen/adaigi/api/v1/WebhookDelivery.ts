// Original file: ../../protos/adaigi/api/v1/api.proto


export interface WebhookDelivery {
  'id'?: (string);
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

export interface WebhookDelivery__Output {
  'id': (string);
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
