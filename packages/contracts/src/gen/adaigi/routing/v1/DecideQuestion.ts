// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { DecideRequest as _adaigi_routing_v1_DecideRequest, DecideRequest__Output as _adaigi_routing_v1_DecideRequest__Output } from '../../../adaigi/routing/v1/DecideRequest.ts';

export interface DecideQuestion {
  'number'?: (number);
  'timeoutMs'?: (number);
  'traceparent'?: (string);
  'request'?: (_adaigi_routing_v1_DecideRequest | null);
}

export interface DecideQuestion__Output {
  'number': (number);
  'timeoutMs': (number);
  'traceparent': (string);
  'request': (_adaigi_routing_v1_DecideRequest__Output | null);
}
