// Original file: ../../protos/adaigi/risk/v1/risk.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Payer as _adaigi_common_v1_Payer, Payer__Output as _adaigi_common_v1_Payer__Output } from '../../../adaigi/common/v1/Payer.ts';

export interface AssessRequest {
  'paymentId'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'amount'?: (_adaigi_common_v1_Money | null);
  'payer'?: (_adaigi_common_v1_Payer | null);
  'wallet'?: (string);
  'createdAt'?: (string);
}

export interface AssessRequest__Output {
  'paymentId': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'payer': (_adaigi_common_v1_Payer__Output | null);
  'wallet': (string);
  'createdAt': (string);
}
