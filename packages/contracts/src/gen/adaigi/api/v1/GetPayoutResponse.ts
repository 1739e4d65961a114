// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Payout as _adaigi_api_v1_Payout, Payout__Output as _adaigi_api_v1_Payout__Output } from '../../../adaigi/api/v1/Payout.ts';

export interface GetPayoutResponse {
  'payout'?: (_adaigi_api_v1_Payout | null);
}

export interface GetPayoutResponse__Output {
  'payout': (_adaigi_api_v1_Payout__Output | null);
}
