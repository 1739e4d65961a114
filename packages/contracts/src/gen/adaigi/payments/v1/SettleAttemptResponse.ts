// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Payment as _adaigi_payments_v1_Payment, Payment__Output as _adaigi_payments_v1_Payment__Output } from '../../../adaigi/payments/v1/Payment.ts';
import type { AuditRecord as _adaigi_payments_v1_AuditRecord, AuditRecord__Output as _adaigi_payments_v1_AuditRecord__Output } from '../../../adaigi/payments/v1/AuditRecord.ts';

export interface SettleAttemptResponse {
  'payment'?: (_adaigi_payments_v1_Payment | null);
  'record'?: (_adaigi_payments_v1_AuditRecord | null);
}

export interface SettleAttemptResponse__Output {
  'payment': (_adaigi_payments_v1_Payment__Output | null);
  'record': (_adaigi_payments_v1_AuditRecord__Output | null);
}
