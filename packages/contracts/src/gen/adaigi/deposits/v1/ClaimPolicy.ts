// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { AmountMismatch as _adaigi_deposits_v1_AmountMismatch, AmountMismatch__Output as _adaigi_deposits_v1_AmountMismatch__Output } from '../../../adaigi/deposits/v1/AmountMismatch.ts';

export interface ClaimPolicy {
  'amountMismatch'?: (_adaigi_deposits_v1_AmountMismatch);
  'possibleTtlS'?: (number);
}

export interface ClaimPolicy__Output {
  'amountMismatch': (_adaigi_deposits_v1_AmountMismatch__Output);
  'possibleTtlS': (number);
}
