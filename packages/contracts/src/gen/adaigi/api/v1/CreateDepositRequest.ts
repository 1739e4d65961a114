// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface CreateDepositRequest {
  'walletType'?: (string);
  'user'?: (string);
  'transactionNumber'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'reference'?: (string);
  'metadata'?: ({[key: string]: string});
  'waitS'?: (number);
}

export interface CreateDepositRequest__Output {
  'walletType': (string);
  'user': (string);
  'transactionNumber': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'reference': (string);
  'metadata': ({[key: string]: string});
  'waitS': (number);
}
