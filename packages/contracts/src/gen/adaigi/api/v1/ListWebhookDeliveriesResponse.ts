// Original file: ../../protos/adaigi/api/v1/api.proto

import type { WebhookDelivery as _adaigi_api_v1_WebhookDelivery, WebhookDelivery__Output as _adaigi_api_v1_WebhookDelivery__Output } from '../../../adaigi/api/v1/WebhookDelivery.ts';

export interface ListWebhookDeliveriesResponse {
  'data'?: (_adaigi_api_v1_WebhookDelivery)[];
  'nextCursor'?: (string);
}

export interface ListWebhookDeliveriesResponse__Output {
  'data': (_adaigi_api_v1_WebhookDelivery__Output)[];
  'nextCursor': (string);
}
