// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { DepositOperator as _adaigi_deposits_v1_DepositOperator, DepositOperator__Output as _adaigi_deposits_v1_DepositOperator__Output } from '../../../adaigi/deposits/v1/DepositOperator.ts';

export interface ImportStatementRequest {
  'mode'?: (_adaigi_common_v1_Mode);
  'walletType'?: (string);
  'receivingNumber'?: (string);
  'file'?: (Buffer | Uint8Array | string);
  'operators'?: (_adaigi_deposits_v1_DepositOperator)[];
}

export interface ImportStatementRequest__Output {
  'mode': (_adaigi_common_v1_Mode__Output);
  'walletType': (string);
  'receivingNumber': (string);
  'file': (Buffer);
  'operators': (_adaigi_deposits_v1_DepositOperator__Output)[];
}
