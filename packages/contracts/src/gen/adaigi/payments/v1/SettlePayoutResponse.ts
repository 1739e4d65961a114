// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Payout as _adaigi_payments_v1_Payout, Payout__Output as _adaigi_payments_v1_Payout__Output } from '../../../adaigi/payments/v1/Payout.ts';
import type { AuditRecord as _adaigi_payments_v1_AuditRecord, AuditRecord__Output as _adaigi_payments_v1_AuditRecord__Output } from '../../../adaigi/payments/v1/AuditRecord.ts';

export interface SettlePayoutResponse {
  'payout'?: (_adaigi_payments_v1_Payout | null);
  'record'?: (_adaigi_payments_v1_AuditRecord | null);
}

export interface SettlePayoutResponse__Output {
  'payout': (_adaigi_payments_v1_Payout__Output | null);
  'record': (_adaigi_payments_v1_AuditRecord__Output | null);
}
