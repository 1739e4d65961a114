// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface ConfirmPaymentRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'paymentId'?: (string);
  'wallet'?: (string);
  'mobile'?: (string);
}

export interface ConfirmPaymentRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'paymentId': (string);
  'wallet': (string);
  'mobile': (string);
}
