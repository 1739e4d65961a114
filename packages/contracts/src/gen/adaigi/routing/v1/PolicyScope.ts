// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface PolicyScope {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
}

export interface PolicyScope__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
}
