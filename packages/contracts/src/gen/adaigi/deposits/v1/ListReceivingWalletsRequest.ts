// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface ListReceivingWalletsRequest {
  'mode'?: (_adaigi_common_v1_Mode);
}

export interface ListReceivingWalletsRequest__Output {
  'mode': (_adaigi_common_v1_Mode__Output);
}
