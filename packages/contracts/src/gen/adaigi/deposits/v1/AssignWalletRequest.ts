// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface AssignWalletRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'walletType'?: (string);
  'currency'?: (string);
  'label'?: (string);
}

export interface AssignWalletRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'walletType': (string);
  'currency': (string);
  'label': (string);
}
