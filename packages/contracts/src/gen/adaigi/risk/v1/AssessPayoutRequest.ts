// Original file: ../../protos/adaigi/risk/v1/risk.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface AssessPayoutRequest {
  'payoutId'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'amount'?: (_adaigi_common_v1_Money | null);
  'receiverMobile'?: (string);
  'wallet'?: (string);
  'receiverAccount'?: (string);
}

export interface AssessPayoutRequest__Output {
  'payoutId': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'receiverMobile': (string);
  'wallet': (string);
  'receiverAccount': (string);
}
