// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { DepositOperator as _adaigi_deposits_v1_DepositOperator, DepositOperator__Output as _adaigi_deposits_v1_DepositOperator__Output } from '../../../adaigi/deposits/v1/DepositOperator.ts';

export interface ReleaseDepositRequest {
  'depositId'?: (string);
  'reason'?: (string);
  'operators'?: (_adaigi_deposits_v1_DepositOperator)[];
}

export interface ReleaseDepositRequest__Output {
  'depositId': (string);
  'reason': (string);
  'operators': (_adaigi_deposits_v1_DepositOperator__Output)[];
}
