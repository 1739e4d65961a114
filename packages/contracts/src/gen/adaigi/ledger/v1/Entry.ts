// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Leg as _adaigi_ledger_v1_Leg, Leg__Output as _adaigi_ledger_v1_Leg__Output } from '../../../adaigi/ledger/v1/Leg.ts';

export interface Entry {
  'id'?: (string);
  'kind'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'currency'?: (string);
  'subject'?: (string);
  'refundId'?: (string);
  'legs'?: (_adaigi_ledger_v1_Leg)[];
  'occurredAt'?: (string);
  'bookedAt'?: (string);
}

export interface Entry__Output {
  'id': (string);
  'kind': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'currency': (string);
  'subject': (string);
  'refundId': (string);
  'legs': (_adaigi_ledger_v1_Leg__Output)[];
  'occurredAt': (string);
  'bookedAt': (string);
}
