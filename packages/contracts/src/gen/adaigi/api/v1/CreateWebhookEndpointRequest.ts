// Original file: ../../protos/adaigi/api/v1/api.proto


export interface CreateWebhookEndpointRequest {
  'url'?: (string);
  'events'?: (string)[];
}

export interface CreateWebhookEndpointRequest__Output {
  'url': (string);
  'events': (string)[];
}
