// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface Transfer {
  'mode'?: (_adaigi_common_v1_Mode);
  'walletType'?: (string);
  'receivingNumber'?: (string);
  'transactionNumber'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'senderNumber'?: (string);
  'transferredAt'?: (string);
}

export interface Transfer__Output {
  'mode': (_adaigi_common_v1_Mode__Output);
  'walletType': (string);
  'receivingNumber': (string);
  'transactionNumber': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'senderNumber': (string);
  'transferredAt': (string);
}
