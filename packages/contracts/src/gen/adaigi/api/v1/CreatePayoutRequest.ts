// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { ReceiverDetails as _adaigi_api_v1_ReceiverDetails, ReceiverDetails__Output as _adaigi_api_v1_ReceiverDetails__Output } from '../../../adaigi/api/v1/ReceiverDetails.ts';

export interface CreatePayoutRequest {
  'amount'?: (_adaigi_common_v1_Money | null);
  'wallet'?: (string);
  'receiver'?: (_adaigi_api_v1_ReceiverDetails | null);
  'reference'?: (string);
  'description'?: (string);
  'metadata'?: ({[key: string]: string});
  'expiresAt'?: (string);
  'waitS'?: (number);
}

export interface CreatePayoutRequest__Output {
  'amount': (_adaigi_common_v1_Money__Output | null);
  'wallet': (string);
  'receiver': (_adaigi_api_v1_ReceiverDetails__Output | null);
  'reference': (string);
  'description': (string);
  'metadata': ({[key: string]: string});
  'expiresAt': (string);
  'waitS': (number);
}
