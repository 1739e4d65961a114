// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface RecordProviderSettlementRequest {
  'channel'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'reference'?: (string);
  'received'?: (_adaigi_common_v1_Money | null);
  'providerFee'?: (_adaigi_common_v1_Money | null);
  'occurredAt'?: (string);
}

export interface RecordProviderSettlementRequest__Output {
  'channel': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'reference': (string);
  'received': (_adaigi_common_v1_Money__Output | null);
  'providerFee': (_adaigi_common_v1_Money__Output | null);
  'occurredAt': (string);
}
