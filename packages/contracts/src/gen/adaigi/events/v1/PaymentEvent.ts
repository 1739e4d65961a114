// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { PaymentState as _adaigi_payments_v1_PaymentState, PaymentState__Output as _adaigi_payments_v1_PaymentState__Output } from '../../../adaigi/payments/v1/PaymentState.ts';
import type { Fault as _adaigi_connectors_v1_Fault, Fault__Output as _adaigi_connectors_v1_Fault__Output } from '../../../adaigi/connectors/v1/Fault.ts';

export interface PaymentEvent {
  'paymentId'?: (string);
  'seq'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'dialect'?: (string);
  'reference'?: (string);
  'amountMinor'?: (string);
  'currency'?: (string);
  'state'?: (_adaigi_payments_v1_PaymentState);
  'wallet'?: (string);
  'channel'?: (string);
  'reason'?: (string);
  'fault'?: (_adaigi_connectors_v1_Fault);
  'attempts'?: (number);
  'createdAt'?: (string);
  'occurredAt'?: (string);
  'version'?: (string);
}

export interface PaymentEvent__Output {
  'paymentId': (string);
  'seq': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'dialect': (string);
  'reference': (string);
  'amountMinor': (string);
  'currency': (string);
  'state': (_adaigi_payments_v1_PaymentState__Output);
  'wallet': (string);
  'channel': (string);
  'reason': (string);
  'fault': (_adaigi_connectors_v1_Fault__Output);
  'attempts': (number);
  'createdAt': (string);
  'occurredAt': (string);
  'version': (string);
}
