// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { PaymentState as _adaigi_payments_v1_PaymentState, PaymentState__Output as _adaigi_payments_v1_PaymentState__Output } from '../../../adaigi/payments/v1/PaymentState.ts';

export interface ListPaymentsRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'reference'?: (string);
  'state'?: (_adaigi_payments_v1_PaymentState);
  'createdFrom'?: (string);
  'createdTo'?: (string);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListPaymentsRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'reference': (string);
  'state': (_adaigi_payments_v1_PaymentState__Output);
  'createdFrom': (string);
  'createdTo': (string);
  'limit': (number);
  'cursor': (string);
}
