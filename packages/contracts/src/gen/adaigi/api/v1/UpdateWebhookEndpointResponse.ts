// Original file: ../../protos/adaigi/api/v1/api.proto

import type { WebhookEndpoint as _adaigi_api_v1_WebhookEndpoint, WebhookEndpoint__Output as _adaigi_api_v1_WebhookEndpoint__Output } from '../../../adaigi/api/v1/WebhookEndpoint.ts';

export interface UpdateWebhookEndpointResponse {
  'endpoint'?: (_adaigi_api_v1_WebhookEndpoint | null);
}

export interface UpdateWebhookEndpointResponse__Output {
  'endpoint': (_adaigi_api_v1_WebhookEndpoint__Output | null);
}
