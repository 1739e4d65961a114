// Original file: ../../protos/adaigi/notifier/v1/notifier.proto

import type { Endpoint as _adaigi_notifier_v1_Endpoint, Endpoint__Output as _adaigi_notifier_v1_Endpoint__Output } from '../../../adaigi/notifier/v1/Endpoint.ts';

export interface ListEndpointsResponse {
  'endpoints'?: (_adaigi_notifier_v1_Endpoint)[];
}

export interface ListEndpointsResponse__Output {
  'endpoints': (_adaigi_notifier_v1_Endpoint__Output)[];
}
