// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface GetPaymentRequest {
  'merchantId'?: (string);
  'paymentId'?: (string);
  'idempotencyKey'?: (string);
  'dialect'?: (string);
  'waitMs'?: (number);
  'mode'?: (_adaigi_common_v1_Mode);
}

export interface GetPaymentRequest__Output {
  'merchantId': (string);
  'paymentId': (string);
  'idempotencyKey': (string);
  'dialect': (string);
  'waitMs': (number);
  'mode': (_adaigi_common_v1_Mode__Output);
}
