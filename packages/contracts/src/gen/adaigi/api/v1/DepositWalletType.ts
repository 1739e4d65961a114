// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface DepositWalletType {
  'type'?: (string);
  'currency'?: (string);
  'transactionNumberPattern'?: (string);
  'languages'?: (string)[];
  'minAmount'?: (_adaigi_common_v1_Money | null);
  'maxAmount'?: (_adaigi_common_v1_Money | null);
  'available'?: (boolean);
}

export interface DepositWalletType__Output {
  'type': (string);
  'currency': (string);
  'transactionNumberPattern': (string);
  'languages': (string)[];
  'minAmount': (_adaigi_common_v1_Money__Output | null);
  'maxAmount': (_adaigi_common_v1_Money__Output | null);
  'available': (boolean);
}
