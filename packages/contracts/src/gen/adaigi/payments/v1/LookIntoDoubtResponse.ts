// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Payment as _adaigi_payments_v1_Payment, Payment__Output as _adaigi_payments_v1_Payment__Output } from '../../../adaigi/payments/v1/Payment.ts';
import type { Finding as _adaigi_payments_v1_Finding, Finding__Output as _adaigi_payments_v1_Finding__Output } from '../../../adaigi/payments/v1/Finding.ts';
import type { AuditRecord as _adaigi_payments_v1_AuditRecord, AuditRecord__Output as _adaigi_payments_v1_AuditRecord__Output } from '../../../adaigi/payments/v1/AuditRecord.ts';

export interface LookIntoDoubtResponse {
  'payment'?: (_adaigi_payments_v1_Payment | null);
  'findings'?: (_adaigi_payments_v1_Finding)[];
  'audit'?: (_adaigi_payments_v1_AuditRecord)[];
}

export interface LookIntoDoubtResponse__Output {
  'payment': (_adaigi_payments_v1_Payment__Output | null);
  'findings': (_adaigi_payments_v1_Finding__Output)[];
  'audit': (_adaigi_payments_v1_AuditRecord__Output)[];
}
