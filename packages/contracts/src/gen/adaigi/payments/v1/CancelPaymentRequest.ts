// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface CancelPaymentRequest {
  'merchantId'?: (string);
  'paymentId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
}

export interface CancelPaymentRequest__Output {
  'merchantId': (string);
  'paymentId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
}
