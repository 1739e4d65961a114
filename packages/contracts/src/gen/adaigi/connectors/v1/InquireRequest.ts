// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface InquireRequest {
  'channel'?: (string);
  'operation'?: (string);
  'reference'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'sentAt'?: (string);
  'notAfter'?: (string);
  'inquiriesMade'?: (number);
  'hinted'?: (boolean);
}

export interface InquireRequest__Output {
  'channel': (string);
  'operation': (string);
  'reference': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'sentAt': (string);
  'notAfter': (string);
  'inquiriesMade': (number);
  'hinted': (boolean);
}
