// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface GetBalancesRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
}

export interface GetBalancesRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
}
