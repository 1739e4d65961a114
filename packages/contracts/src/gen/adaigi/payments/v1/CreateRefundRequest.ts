// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface CreateRefundRequest {
  'merchantId'?: (string);
  'paymentId'?: (string);
  'idempotencyKey'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'reason'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  '_amount'?: "amount";
}

export interface CreateRefundRequest__Output {
  'merchantId': (string);
  'paymentId': (string);
  'idempotencyKey': (string);
  'amount'?: (_adaigi_common_v1_Money__Output | null);
  'reason': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  '_amount'?: "amount";
}
