// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { PayoutState as _adaigi_payments_v1_PayoutState, PayoutState__Output as _adaigi_payments_v1_PayoutState__Output } from '../../../adaigi/payments/v1/PayoutState.ts';
import type { Fault as _adaigi_connectors_v1_Fault, Fault__Output as _adaigi_connectors_v1_Fault__Output } from '../../../adaigi/connectors/v1/Fault.ts';

export interface PayoutEvent {
  'payoutId'?: (string);
  'seq'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'dialect'?: (string);
  'reference'?: (string);
  'amountMinor'?: (string);
  'feeMinor'?: (string);
  'currency'?: (string);
  'state'?: (_adaigi_payments_v1_PayoutState);
  'wallet'?: (string);
  'channel'?: (string);
  'reason'?: (string);
  'fault'?: (_adaigi_connectors_v1_Fault);
  'attempts'?: (number);
  'needsOperator'?: (boolean);
  'createdAt'?: (string);
  'occurredAt'?: (string);
  'version'?: (string);
}

export interface PayoutEvent__Output {
  'payoutId': (string);
  'seq': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'dialect': (string);
  'reference': (string);
  'amountMinor': (string);
  'feeMinor': (string);
  'currency': (string);
  'state': (_adaigi_payments_v1_PayoutState__Output);
  'wallet': (string);
  'channel': (string);
  'reason': (string);
  'fault': (_adaigi_connectors_v1_Fault__Output);
  'attempts': (number);
  'needsOperator': (boolean);
  'createdAt': (string);
  'occurredAt': (string);
  'version': (string);
}
