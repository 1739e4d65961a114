// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { LedgerLeg as _adaigi_events_v1_LedgerLeg, LedgerLeg__Output as _adaigi_events_v1_LedgerLeg__Output } from '../../../adaigi/events/v1/LedgerLeg.ts';

export interface LedgerEntryEvent {
  'entryId'?: (string);
  'subject'?: (string);
  'seq'?: (string);
  'kind'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'currency'?: (string);
  'legs'?: (_adaigi_events_v1_LedgerLeg)[];
  'refundId'?: (string);
  'occurredAt'?: (string);
  'bookedAt'?: (string);
}

export interface LedgerEntryEvent__Output {
  'entryId': (string);
  'subject': (string);
  'seq': (string);
  'kind': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'currency': (string);
  'legs': (_adaigi_events_v1_LedgerLeg__Output)[];
  'refundId': (string);
  'occurredAt': (string);
  'bookedAt': (string);
}
