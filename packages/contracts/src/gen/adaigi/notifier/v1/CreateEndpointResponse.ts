// Original file: ../../protos/adaigi/notifier/v1/notifier.proto

import type { Endpoint as _adaigi_notifier_v1_Endpoint, Endpoint__Output as _adaigi_notifier_v1_Endpoint__Output } from '../../../adaigi/notifier/v1/Endpoint.ts';

export interface CreateEndpointResponse {
  'endpoint'?: (_adaigi_notifier_v1_Endpoint | null);
  'secret'?: (string);
}

export interface CreateEndpointResponse__Output {
  'endpoint': (_adaigi_notifier_v1_Endpoint__Output | null);
  'secret': (string);
}
