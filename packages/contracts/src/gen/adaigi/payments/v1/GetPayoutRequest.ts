// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface GetPayoutRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'payoutId'?: (string);
  'idempotencyKey'?: (string);
  'dialect'?: (string);
  'waitMs'?: (number);
}

export interface GetPayoutRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'payoutId': (string);
  'idempotencyKey': (string);
  'dialect': (string);
  'waitMs': (number);
}
