// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Receiver as _adaigi_connectors_v1_Receiver, Receiver__Output as _adaigi_connectors_v1_Receiver__Output } from '../../../adaigi/connectors/v1/Receiver.ts';

export interface PayoutRequest {
  'channel'?: (string);
  'reference'?: (string);
  'payoutId'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'receiver'?: (_adaigi_connectors_v1_Receiver | null);
  'notAfter'?: (string);
}

export interface PayoutRequest__Output {
  'channel': (string);
  'reference': (string);
  'payoutId': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'receiver': (_adaigi_connectors_v1_Receiver__Output | null);
  'notAfter': (string);
}
