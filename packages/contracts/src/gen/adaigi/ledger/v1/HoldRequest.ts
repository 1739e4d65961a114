// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface HoldRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'reference'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'method'?: (string);
}

export interface HoldRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'reference': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'method': (string);
}
