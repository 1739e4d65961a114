// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Payout as _adaigi_api_v1_Payout, Payout__Output as _adaigi_api_v1_Payout__Output } from '../../../adaigi/api/v1/Payout.ts';

export interface CreatePayoutResponse {
  'payout'?: (_adaigi_api_v1_Payout | null);
}

export interface CreatePayoutResponse__Output {
  'payout': (_adaigi_api_v1_Payout__Output | null);
}
