// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface Refund {
  'id'?: (string);
  'paymentId'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'state'?: (string);
  'reason'?: (string);
  'createdAt'?: (string);
  'failureCode'?: (string);
  'settledAt'?: (string);
}

export interface Refund__Output {
  'id': (string);
  'paymentId': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'state': (string);
  'reason': (string);
  'createdAt': (string);
  'failureCode': (string);
  'settledAt': (string);
}
