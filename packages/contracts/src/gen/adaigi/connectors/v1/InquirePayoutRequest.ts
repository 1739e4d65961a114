// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface InquirePayoutRequest {
  'channel'?: (string);
  'reference'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'notAfter'?: (string);
  'inquiriesMade'?: (number);
  'lookBack'?: (boolean);
  'sentAt'?: (string);
}

export interface InquirePayoutRequest__Output {
  'channel': (string);
  'reference': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'notAfter': (string);
  'inquiriesMade': (number);
  'lookBack': (boolean);
  'sentAt': (string);
}
