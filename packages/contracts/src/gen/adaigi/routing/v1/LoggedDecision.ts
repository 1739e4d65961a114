// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { DecideResponse as _adaigi_routing_v1_DecideResponse, DecideResponse__Output as _adaigi_routing_v1_DecideResponse__Output } from '../../../adaigi/routing/v1/DecideResponse.ts';
import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface LoggedDecision {
  'attemptNumber'?: (number);
  'decidedAt'?: (string);
  'decision'?: (_adaigi_routing_v1_DecideResponse | null);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'amount'?: (_adaigi_common_v1_Money | null);
  'wallet'?: (string);
  'features'?: (string)[];
}

export interface LoggedDecision__Output {
  'attemptNumber': (number);
  'decidedAt': (string);
  'decision': (_adaigi_routing_v1_DecideResponse__Output | null);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'wallet': (string);
  'features': (string)[];
}
