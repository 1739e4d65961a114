// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Refund as _adaigi_payments_v1_Refund, Refund__Output as _adaigi_payments_v1_Refund__Output } from '../../../adaigi/payments/v1/Refund.ts';

export interface CreateRefundResponse {
  'refund'?: (_adaigi_payments_v1_Refund | null);
  'replayed'?: (boolean);
}

export interface CreateRefundResponse__Output {
  'refund': (_adaigi_payments_v1_Refund__Output | null);
  'replayed': (boolean);
}
