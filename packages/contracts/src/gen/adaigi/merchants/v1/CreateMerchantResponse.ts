// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { Merchant as _adaigi_merchants_v1_Merchant, Merchant__Output as _adaigi_merchants_v1_Merchant__Output } from '../../../adaigi/merchants/v1/Merchant.ts';
import type { Credential as _adaigi_merchants_v1_Credential, Credential__Output as _adaigi_merchants_v1_Credential__Output } from '../../../adaigi/merchants/v1/Credential.ts';

export interface CreateMerchantResponse {
  'merchant'?: (_adaigi_merchants_v1_Merchant | null);
  'credentials'?: (_adaigi_merchants_v1_Credential)[];
}

export interface CreateMerchantResponse__Output {
  'merchant': (_adaigi_merchants_v1_Merchant__Output | null);
  'credentials': (_adaigi_merchants_v1_Credential__Output)[];
}
