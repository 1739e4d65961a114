// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Verdict as _adaigi_payments_v1_Verdict, Verdict__Output as _adaigi_payments_v1_Verdict__Output } from '../../../adaigi/payments/v1/Verdict.ts';
import type { OperatorCredential as _adaigi_payments_v1_OperatorCredential, OperatorCredential__Output as _adaigi_payments_v1_OperatorCredential__Output } from '../../../adaigi/payments/v1/OperatorCredential.ts';

export interface SettleRefundRequest {
  'paymentId'?: (string);
  'refundId'?: (string);
  'verdict'?: (_adaigi_payments_v1_Verdict);
  'reason'?: (string);
  'operators'?: (_adaigi_payments_v1_OperatorCredential)[];
}

export interface SettleRefundRequest__Output {
  'paymentId': (string);
  'refundId': (string);
  'verdict': (_adaigi_payments_v1_Verdict__Output);
  'reason': (string);
  'operators': (_adaigi_payments_v1_OperatorCredential__Output)[];
}
