// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface DecideRequest {
  'paymentId'?: (string);
  'attemptNumber'?: (number);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'amount'?: (_adaigi_common_v1_Money | null);
  'wallet'?: (string);
  'preferredWallet'?: (string);
  'excludedChannels'?: (string)[];
  'repeatPayer'?: (boolean);
  'method'?: (string);
  'attemptsLeft'?: (number);
}

export interface DecideRequest__Output {
  'paymentId': (string);
  'attemptNumber': (number);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'wallet': (string);
  'preferredWallet': (string);
  'excludedChannels': (string)[];
  'repeatPayer': (boolean);
  'method': (string);
  'attemptsLeft': (number);
}
