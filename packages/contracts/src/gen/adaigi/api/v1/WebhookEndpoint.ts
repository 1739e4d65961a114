// Original file: ../../protos/adaigi/api/v1/api.proto


export interface WebhookEndpoint {
  'id'?: (string);
  'url'?: (string);
  'events'?: (string)[];
  'disabled'?: (boolean);
  'createdAt'?: (string);
  'disabledReason'?: (string);
}

export interface WebhookEndpoint__Output {
  'id': (string);
  'url': (string);
  'events': (string)[];
  'disabled': (boolean);
  'createdAt': (string);
  'disabledReason': (string);
}
