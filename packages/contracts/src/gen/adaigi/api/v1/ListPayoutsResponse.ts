// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Payout as _adaigi_api_v1_Payout, Payout__Output as _adaigi_api_v1_Payout__Output } from '../../../adaigi/api/v1/Payout.ts';

export interface ListPayoutsResponse {
  'data'?: (_adaigi_api_v1_Payout)[];
  'nextCursor'?: (string);
}

export interface ListPayoutsResponse__Output {
  'data': (_adaigi_api_v1_Payout__Output)[];
  'nextCursor': (string);
}
