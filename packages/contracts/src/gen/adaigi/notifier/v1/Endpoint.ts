// Original file: ../../protos/adaigi/notifier/v1/notifier.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface Endpoint {
  'id'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'url'?: (string);
  'events'?: (string)[];
  'disabled'?: (boolean);
  'disabledReason'?: (string);
  'createdAt'?: (string);
}

export interface Endpoint__Output {
  'id': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'url': (string);
  'events': (string)[];
  'disabled': (boolean);
  'disabledReason': (string);
  'createdAt': (string);
}
