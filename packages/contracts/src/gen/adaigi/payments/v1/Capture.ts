// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface Capture {
  'paymentId'?: (string);
  'reference'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'reversed'?: (boolean);
  'sentAt'?: (string);
  'settledAt'?: (string);
}

export interface Capture__Output {
  'paymentId': (string);
  'reference': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'reversed': (boolean);
  'sentAt': (string);
  'settledAt': (string);
}
