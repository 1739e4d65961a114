// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface OpenQuestion {
  'paymentId'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'attemptNumber'?: (number);
  'refundId'?: (string);
  'channel'?: (string);
  'reference'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'state'?: (string);
  'reason'?: (string);
  'since'?: (string);
  'needsOperator'?: (boolean);
  'nextLookAt'?: (string);
}

export interface OpenQuestion__Output {
  'paymentId': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'attemptNumber': (number);
  'refundId': (string);
  'channel': (string);
  'reference': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'state': (string);
  'reason': (string);
  'since': (string);
  'needsOperator': (boolean);
  'nextLookAt': (string);
}
