// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Deposit as _adaigi_deposits_v1_Deposit, Deposit__Output as _adaigi_deposits_v1_Deposit__Output } from '../../../adaigi/deposits/v1/Deposit.ts';

export interface ListDepositsResponse {
  'deposits'?: (_adaigi_deposits_v1_Deposit)[];
  'nextCursor'?: (string);
}

export interface ListDepositsResponse__Output {
  'deposits': (_adaigi_deposits_v1_Deposit__Output)[];
  'nextCursor': (string);
}
