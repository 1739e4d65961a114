// Original file: ../../protos/adaigi/api/v1/api.proto


export interface DeleteWebhookEndpointRequest {
  'endpointId'?: (string);
}

export interface DeleteWebhookEndpointRequest__Output {
  'endpointId': (string);
}
