// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Payout as _adaigi_payments_v1_Payout, Payout__Output as _adaigi_payments_v1_Payout__Output } from '../../../adaigi/payments/v1/Payout.ts';

export interface ListOpenPayoutsResponse {
  'payouts'?: (_adaigi_payments_v1_Payout)[];
}

export interface ListOpenPayoutsResponse__Output {
  'payouts': (_adaigi_payments_v1_Payout__Output)[];
}
