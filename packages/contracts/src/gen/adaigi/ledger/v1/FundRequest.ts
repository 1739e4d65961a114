// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface FundRequest {
  'merchantId'?: (string);
  'reference'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
}

export interface FundRequest__Output {
  'merchantId': (string);
  'reference': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
}
