// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { RefundState as _adaigi_payments_v1_RefundState, RefundState__Output as _adaigi_payments_v1_RefundState__Output } from '../../../adaigi/payments/v1/RefundState.ts';

export interface Refund {
  'id'?: (string);
  'paymentId'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'state'?: (_adaigi_payments_v1_RefundState);
  'reason'?: (string);
  'createdAt'?: (string);
  'settledAt'?: (string);
  'failureCode'?: (string);
  'origin'?: (string);
}

export interface Refund__Output {
  'id': (string);
  'paymentId': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'state': (_adaigi_payments_v1_RefundState__Output);
  'reason': (string);
  'createdAt': (string);
  'settledAt': (string);
  'failureCode': (string);
  'origin': (string);
}
