// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface CreateRefundRequest {
  'paymentId'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'reason'?: (string);
  '_amount'?: "amount";
}

export interface CreateRefundRequest__Output {
  'paymentId': (string);
  'amount'?: (_adaigi_common_v1_Money__Output | null);
  'reason': (string);
  '_amount'?: "amount";
}
