// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { DepositState as _adaigi_deposits_v1_DepositState, DepositState__Output as _adaigi_deposits_v1_DepositState__Output } from '../../../adaigi/deposits/v1/DepositState.ts';

export interface ListDepositsRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'reference'?: (string);
  'state'?: (_adaigi_deposits_v1_DepositState);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListDepositsRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'reference': (string);
  'state': (_adaigi_deposits_v1_DepositState__Output);
  'limit': (number);
  'cursor': (string);
}
