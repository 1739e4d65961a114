// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface RefundRequest {
  'channel'?: (string);
  'reference'?: (string);
  'chargeReference'?: (string);
  'providerTransactionId'?: (string);
  'paymentId'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'captured'?: (_adaigi_common_v1_Money | null);
  'notAfter'?: (string);
}

export interface RefundRequest__Output {
  'channel': (string);
  'reference': (string);
  'chargeReference': (string);
  'providerTransactionId': (string);
  'paymentId': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'captured': (_adaigi_common_v1_Money__Output | null);
  'notAfter': (string);
}
