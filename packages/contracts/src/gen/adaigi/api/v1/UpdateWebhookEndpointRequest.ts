// Original file: ../../protos/adaigi/api/v1/api.proto


export interface UpdateWebhookEndpointRequest {
  'endpointId'?: (string);
  'url'?: (string);
  'events'?: (string)[];
  'disabled'?: (boolean);
  '_url'?: "url";
  '_disabled'?: "disabled";
}

export interface UpdateWebhookEndpointRequest__Output {
  'endpointId': (string);
  'url'?: (string);
  'events': (string)[];
  'disabled'?: (boolean);
  '_url'?: "url";
  '_disabled'?: "disabled";
}
