// Original file: ../../protos/adaigi/events/v1/events.proto

import type { MerchantStatus as _adaigi_merchants_v1_MerchantStatus, MerchantStatus__Output as _adaigi_merchants_v1_MerchantStatus__Output } from '../../../adaigi/merchants/v1/MerchantStatus.ts';

export interface MerchantEvent {
  'merchantId'?: (string);
  'seq'?: (string);
  'name'?: (string);
  'status'?: (_adaigi_merchants_v1_MerchantStatus);
  'settings'?: ({[key: string]: string});
  'dialects'?: (string)[];
  'occurredAt'?: (string);
}

export interface MerchantEvent__Output {
  'merchantId': (string);
  'seq': (string);
  'name': (string);
  'status': (_adaigi_merchants_v1_MerchantStatus__Output);
  'settings': ({[key: string]: string});
  'dialects': (string)[];
  'occurredAt': (string);
}
