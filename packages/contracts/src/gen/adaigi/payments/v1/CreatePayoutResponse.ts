// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Payout as _adaigi_payments_v1_Payout, Payout__Output as _adaigi_payments_v1_Payout__Output } from '../../../adaigi/payments/v1/Payout.ts';

export interface CreatePayoutResponse {
  'payout'?: (_adaigi_payments_v1_Payout | null);
  'replayed'?: (boolean);
}

export interface CreatePayoutResponse__Output {
  'payout': (_adaigi_payments_v1_Payout__Output | null);
  'replayed': (boolean);
}
