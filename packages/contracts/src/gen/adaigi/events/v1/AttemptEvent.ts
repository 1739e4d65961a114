// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { AttemptState as _adaigi_payments_v1_AttemptState, AttemptState__Output as _adaigi_payments_v1_AttemptState__Output } from '../../../adaigi/payments/v1/AttemptState.ts';
import type { Fault as _adaigi_connectors_v1_Fault, Fault__Output as _adaigi_connectors_v1_Fault__Output } from '../../../adaigi/connectors/v1/Fault.ts';

export interface AttemptEvent {
  'paymentId'?: (string);
  'seq'?: (string);
  'attemptNumber'?: (number);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'channel'?: (string);
  'wallet'?: (string);
  'reference'?: (string);
  'state'?: (_adaigi_payments_v1_AttemptState);
  'amountMinor'?: (string);
  'currency'?: (string);
  'fault'?: (_adaigi_connectors_v1_Fault);
  'reason'?: (string);
  'providerCode'?: (string);
  'evidence'?: (string);
  'sentAt'?: (string);
  'occurredAt'?: (string);
  'decisionId'?: (string);
  'choiceProbability'?: (number | string);
  'repeatPayer'?: (boolean);
  'method'?: (string);
}

export interface AttemptEvent__Output {
  'paymentId': (string);
  'seq': (string);
  'attemptNumber': (number);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'channel': (string);
  'wallet': (string);
  'reference': (string);
  'state': (_adaigi_payments_v1_AttemptState__Output);
  'amountMinor': (string);
  'currency': (string);
  'fault': (_adaigi_connectors_v1_Fault__Output);
  'reason': (string);
  'providerCode': (string);
  'evidence': (string);
  'sentAt': (string);
  'occurredAt': (string);
  'decisionId': (string);
  'choiceProbability': (number);
  'repeatPayer': (boolean);
  'method': (string);
}
