// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Payer as _adaigi_common_v1_Payer, Payer__Output as _adaigi_common_v1_Payer__Output } from '../../../adaigi/common/v1/Payer.ts';

export interface ChargeRequest {
  'channel'?: (string);
  'reference'?: (string);
  'paymentId'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'payer'?: (_adaigi_common_v1_Payer | null);
  'description'?: (string);
  'notAfter'?: (string);
  'method'?: (string);
}

export interface ChargeRequest__Output {
  'channel': (string);
  'reference': (string);
  'paymentId': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'payer': (_adaigi_common_v1_Payer__Output | null);
  'description': (string);
  'notAfter': (string);
  'method': (string);
}
