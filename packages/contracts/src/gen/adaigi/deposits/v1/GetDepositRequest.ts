// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface GetDepositRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'depositId'?: (string);
  'idempotencyKey'?: (string);
  'dialect'?: (string);
  'waitMs'?: (number);
}

export interface GetDepositRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'depositId': (string);
  'idempotencyKey': (string);
  'dialect': (string);
  'waitMs': (number);
}
