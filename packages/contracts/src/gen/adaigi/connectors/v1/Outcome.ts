// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { OutcomeKind as _adaigi_connectors_v1_OutcomeKind, OutcomeKind__Output as _adaigi_connectors_v1_OutcomeKind__Output } from '../../../adaigi/connectors/v1/OutcomeKind.ts';
import type { Fault as _adaigi_connectors_v1_Fault, Fault__Output as _adaigi_connectors_v1_Fault__Output } from '../../../adaigi/connectors/v1/Fault.ts';
import type { Retry as _adaigi_connectors_v1_Retry, Retry__Output as _adaigi_connectors_v1_Retry__Output } from '../../../adaigi/connectors/v1/Retry.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { NextAction as _adaigi_common_v1_NextAction, NextAction__Output as _adaigi_common_v1_NextAction__Output } from '../../../adaigi/common/v1/NextAction.ts';

export interface Outcome {
  'kind'?: (_adaigi_connectors_v1_OutcomeKind);
  'fault'?: (_adaigi_connectors_v1_Fault);
  'retry'?: (_adaigi_connectors_v1_Retry);
  'reason'?: (string);
  'providerCode'?: (string);
  'providerTransactionId'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'nextAction'?: (_adaigi_common_v1_NextAction | null);
  'integrityProblem'?: (string);
  'reversed'?: (boolean);
  '_amount'?: "amount";
  '_nextAction'?: "nextAction";
}

export interface Outcome__Output {
  'kind': (_adaigi_connectors_v1_OutcomeKind__Output);
  'fault': (_adaigi_connectors_v1_Fault__Output);
  'retry': (_adaigi_connectors_v1_Retry__Output);
  'reason': (string);
  'providerCode': (string);
  'providerTransactionId': (string);
  'amount'?: (_adaigi_common_v1_Money__Output | null);
  'nextAction'?: (_adaigi_common_v1_NextAction__Output | null);
  'integrityProblem': (string);
  'reversed': (boolean);
  '_amount'?: "amount";
  '_nextAction'?: "nextAction";
}
