// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Deposit as _adaigi_api_v1_Deposit, Deposit__Output as _adaigi_api_v1_Deposit__Output } from '../../../adaigi/api/v1/Deposit.ts';

export interface ListDepositsResponse {
  'data'?: (_adaigi_api_v1_Deposit)[];
  'nextCursor'?: (string);
}

export interface ListDepositsResponse__Output {
  'data': (_adaigi_api_v1_Deposit__Output)[];
  'nextCursor': (string);
}
