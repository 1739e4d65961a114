// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Outcome as _adaigi_connectors_v1_Outcome, Outcome__Output as _adaigi_connectors_v1_Outcome__Output } from '../../../adaigi/connectors/v1/Outcome.ts';

export interface Finding {
  'attemptNumber'?: (number);
  'refundId'?: (string);
  'outcome'?: (_adaigi_connectors_v1_Outcome | null);
  'stateBefore'?: (string);
  'stateAfter'?: (string);
  '_outcome'?: "outcome";
}

export interface Finding__Output {
  'attemptNumber': (number);
  'refundId': (string);
  'outcome'?: (_adaigi_connectors_v1_Outcome__Output | null);
  'stateBefore': (string);
  'stateAfter': (string);
  '_outcome'?: "outcome";
}
