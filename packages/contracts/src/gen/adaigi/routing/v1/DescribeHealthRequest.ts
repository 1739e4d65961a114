// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface DescribeHealthRequest {
  'mode'?: (_adaigi_common_v1_Mode);
}

export interface DescribeHealthRequest__Output {
  'mode': (_adaigi_common_v1_Mode__Output);
}
