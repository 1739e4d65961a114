// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Verdict as _adaigi_payments_v1_Verdict, Verdict__Output as _adaigi_payments_v1_Verdict__Output } from '../../../adaigi/payments/v1/Verdict.ts';
import type { OperatorCredential as _adaigi_payments_v1_OperatorCredential, OperatorCredential__Output as _adaigi_payments_v1_OperatorCredential__Output } from '../../../adaigi/payments/v1/OperatorCredential.ts';

export interface SettlePayoutRequest {
  'payoutId'?: (string);
  'attemptNumber'?: (number);
  'verdict'?: (_adaigi_payments_v1_Verdict);
  'reason'?: (string);
  'providerTransactionId'?: (string);
  'operators'?: (_adaigi_payments_v1_OperatorCredential)[];
}

export interface SettlePayoutRequest__Output {
  'payoutId': (string);
  'attemptNumber': (number);
  'verdict': (_adaigi_payments_v1_Verdict__Output);
  'reason': (string);
  'providerTransactionId': (string);
  'operators': (_adaigi_payments_v1_OperatorCredential__Output)[];
}
