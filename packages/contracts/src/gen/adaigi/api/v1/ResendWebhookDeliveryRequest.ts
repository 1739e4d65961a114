// Original file: ../../protos/adaigi/api/v1/api.proto


export interface ResendWebhookDeliveryRequest {
  'deliveryId'?: (string);
}

export interface ResendWebhookDeliveryRequest__Output {
  'deliveryId': (string);
}
