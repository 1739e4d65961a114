// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Deposit as _adaigi_deposits_v1_Deposit, Deposit__Output as _adaigi_deposits_v1_Deposit__Output } from '../../../adaigi/deposits/v1/Deposit.ts';

export interface RefuseDepositResponse {
  'deposit'?: (_adaigi_deposits_v1_Deposit | null);
}

export interface RefuseDepositResponse__Output {
  'deposit': (_adaigi_deposits_v1_Deposit__Output | null);
}
