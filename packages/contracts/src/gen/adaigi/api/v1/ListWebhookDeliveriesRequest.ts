// Original file: ../../protos/adaigi/api/v1/api.proto


export interface ListWebhookDeliveriesRequest {
  'endpointId'?: (string);
  'paymentId'?: (string);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListWebhookDeliveriesRequest__Output {
  'endpointId': (string);
  'paymentId': (string);
  'limit': (number);
  'cursor': (string);
}
