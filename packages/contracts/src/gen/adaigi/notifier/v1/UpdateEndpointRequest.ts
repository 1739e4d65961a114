// Original file: ../../protos/adaigi/notifier/v1/notifier.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface UpdateEndpointRequest {
  'merchantId'?: (string);
  'endpointId'?: (string);
  'url'?: (string);
  'events'?: (string)[];
  'disabled'?: (boolean);
  'mode'?: (_adaigi_common_v1_Mode);
  '_disabled'?: "disabled";
}

export interface UpdateEndpointRequest__Output {
  'merchantId': (string);
  'endpointId': (string);
  'url': (string);
  'events': (string)[];
  'disabled'?: (boolean);
  'mode': (_adaigi_common_v1_Mode__Output);
  '_disabled'?: "disabled";
}
