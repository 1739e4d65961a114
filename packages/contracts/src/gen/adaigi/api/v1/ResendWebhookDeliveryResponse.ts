// Original file: ../../protos/adaigi/api/v1/api.proto

import type { WebhookDelivery as _adaigi_api_v1_WebhookDelivery, WebhookDelivery__Output as _adaigi_api_v1_WebhookDelivery__Output } from '../../../adaigi/api/v1/WebhookDelivery.ts';

export interface ResendWebhookDeliveryResponse {
  'delivery'?: (_adaigi_api_v1_WebhookDelivery | null);
}

export interface ResendWebhookDeliveryResponse__Output {
  'delivery': (_adaigi_api_v1_WebhookDelivery__Output | null);
}
