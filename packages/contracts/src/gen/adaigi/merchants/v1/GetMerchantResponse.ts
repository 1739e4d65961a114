// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { Merchant as _adaigi_merchants_v1_Merchant, Merchant__Output as _adaigi_merchants_v1_Merchant__Output } from '../../../adaigi/merchants/v1/Merchant.ts';

export interface GetMerchantResponse {
  'merchant'?: (_adaigi_merchants_v1_Merchant | null);
}

export interface GetMerchantResponse__Output {
  'merchant': (_adaigi_merchants_v1_Merchant__Output | null);
}
