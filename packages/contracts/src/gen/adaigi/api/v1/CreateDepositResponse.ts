// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Deposit as _adaigi_api_v1_Deposit, Deposit__Output as _adaigi_api_v1_Deposit__Output } from '../../../adaigi/api/v1/Deposit.ts';

export interface CreateDepositResponse {
  'deposit'?: (_adaigi_api_v1_Deposit | null);
}

export interface CreateDepositResponse__Output {
  'deposit': (_adaigi_api_v1_Deposit__Output | null);
}
