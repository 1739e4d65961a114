// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { RefundState as _adaigi_payments_v1_RefundState, RefundState__Output as _adaigi_payments_v1_RefundState__Output } from '../../../adaigi/payments/v1/RefundState.ts';

export interface RefundEvent {
  'paymentId'?: (string);
  'seq'?: (string);
  'refundId'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'amountMinor'?: (string);
  'currency'?: (string);
  'state'?: (_adaigi_payments_v1_RefundState);
  'channel'?: (string);
  'reason'?: (string);
  'origin'?: (string);
  'occurredAt'?: (string);
  'reference'?: (string);
  'dialect'?: (string);
}

export interface RefundEvent__Output {
  'paymentId': (string);
  'seq': (string);
  'refundId': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'amountMinor': (string);
  'currency': (string);
  'state': (_adaigi_payments_v1_RefundState__Output);
  'channel': (string);
  'reason': (string);
  'origin': (string);
  'occurredAt': (string);
  'reference': (string);
  'dialect': (string);
}
