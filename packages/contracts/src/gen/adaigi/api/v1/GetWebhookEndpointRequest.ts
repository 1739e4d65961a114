// Original file: ../../protos/adaigi/api/v1/api.proto


export interface GetWebhookEndpointRequest {
  'endpointId'?: (string);
}

export interface GetWebhookEndpointRequest__Output {
  'endpointId': (string);
}
