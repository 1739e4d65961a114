// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface WalletType {
  'type'?: (string);
  'wallet'?: (string);
  'currency'?: (string);
  'numberPattern'?: (string);
  'languages'?: (string)[];
  'minAmount'?: (_adaigi_common_v1_Money | null);
  'maxAmount'?: (_adaigi_common_v1_Money | null);
  'available'?: (boolean);
}

export interface WalletType__Output {
  'type': (string);
  'wallet': (string);
  'currency': (string);
  'numberPattern': (string);
  'languages': (string)[];
  'minAmount': (_adaigi_common_v1_Money__Output | null);
  'maxAmount': (_adaigi_common_v1_Money__Output | null);
  'available': (boolean);
}
