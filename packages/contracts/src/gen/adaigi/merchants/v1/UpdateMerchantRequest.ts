// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { MerchantStatus as _adaigi_merchants_v1_MerchantStatus, MerchantStatus__Output as _adaigi_merchants_v1_MerchantStatus__Output } from '../../../adaigi/merchants/v1/MerchantStatus.ts';

export interface UpdateMerchantRequest {
  'merchantId'?: (string);
  'status'?: (_adaigi_merchants_v1_MerchantStatus);
  'settings'?: ({[key: string]: string});
}

export interface UpdateMerchantRequest__Output {
  'merchantId': (string);
  'status': (_adaigi_merchants_v1_MerchantStatus__Output);
  'settings': ({[key: string]: string});
}
