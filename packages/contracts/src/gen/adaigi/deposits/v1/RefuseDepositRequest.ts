// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { DepositOperator as _adaigi_deposits_v1_DepositOperator, DepositOperator__Output as _adaigi_deposits_v1_DepositOperator__Output } from '../../../adaigi/deposits/v1/DepositOperator.ts';

export interface RefuseDepositRequest {
  'depositId'?: (string);
  'reason'?: (string);
  'operators'?: (_adaigi_deposits_v1_DepositOperator)[];
  'freeTransfer'?: (boolean);
}

export interface RefuseDepositRequest__Output {
  'depositId': (string);
  'reason': (string);
  'operators': (_adaigi_deposits_v1_DepositOperator__Output)[];
  'freeTransfer': (boolean);
}
