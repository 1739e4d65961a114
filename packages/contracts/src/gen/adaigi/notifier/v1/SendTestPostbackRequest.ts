// Original file: ../../protos/adaigi/notifier/v1/notifier.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface SendTestPostbackRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'withdrawalId'?: (string);
  'walletType'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'label'?: (string);
  'accountNumber'?: (string);
  'accountName'?: (string);
}

export interface SendTestPostbackRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'withdrawalId': (string);
  'walletType': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'label': (string);
  'accountNumber': (string);
  'accountName': (string);
}
