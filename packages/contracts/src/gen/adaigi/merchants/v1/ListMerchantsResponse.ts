// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { Merchant as _adaigi_merchants_v1_Merchant, Merchant__Output as _adaigi_merchants_v1_Merchant__Output } from '../../../adaigi/merchants/v1/Merchant.ts';

export interface ListMerchantsResponse {
  'merchants'?: (_adaigi_merchants_v1_Merchant)[];
  'nextCursor'?: (string);
}

export interface ListMerchantsResponse__Output {
  'merchants': (_adaigi_merchants_v1_Merchant__Output)[];
  'nextCursor': (string);
}
