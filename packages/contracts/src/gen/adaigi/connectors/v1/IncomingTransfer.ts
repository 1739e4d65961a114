// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface IncomingTransfer {
  'transactionNumber'?: (string);
  'receivingNumber'?: (string);
  'senderNumber'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'transferredAt'?: (string);
}

export interface IncomingTransfer__Output {
  'transactionNumber': (string);
  'receivingNumber': (string);
  'senderNumber': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'transferredAt': (string);
}
