// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { PayoutState as _adaigi_payments_v1_PayoutState, PayoutState__Output as _adaigi_payments_v1_PayoutState__Output } from '../../../adaigi/payments/v1/PayoutState.ts';

export interface ListPayoutsRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'reference'?: (string);
  'state'?: (_adaigi_payments_v1_PayoutState);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListPayoutsRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'reference': (string);
  'state': (_adaigi_payments_v1_PayoutState__Output);
  'limit': (number);
  'cursor': (string);
}
