// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { AttemptState as _adaigi_payments_v1_AttemptState, AttemptState__Output as _adaigi_payments_v1_AttemptState__Output } from '../../../adaigi/payments/v1/AttemptState.ts';
import type { Fault as _adaigi_connectors_v1_Fault, Fault__Output as _adaigi_connectors_v1_Fault__Output } from '../../../adaigi/connectors/v1/Fault.ts';

export interface Attempt {
  'number'?: (number);
  'channel'?: (string);
  'wallet'?: (string);
  'reference'?: (string);
  'state'?: (_adaigi_payments_v1_AttemptState);
  'sentAt'?: (string);
  'settledAt'?: (string);
  'providerTransactionId'?: (string);
  'providerCode'?: (string);
  'reason'?: (string);
  'fault'?: (_adaigi_connectors_v1_Fault);
  'decisionId'?: (string);
  'routingReason'?: (string);
  'inquiriesMade'?: (number);
  'needsOperator'?: (boolean);
}

export interface Attempt__Output {
  'number': (number);
  'channel': (string);
  'wallet': (string);
  'reference': (string);
  'state': (_adaigi_payments_v1_AttemptState__Output);
  'sentAt': (string);
  'settledAt': (string);
  'providerTransactionId': (string);
  'providerCode': (string);
  'reason': (string);
  'fault': (_adaigi_connectors_v1_Fault__Output);
  'decisionId': (string);
  'routingReason': (string);
  'inquiriesMade': (number);
  'needsOperator': (boolean);
}
