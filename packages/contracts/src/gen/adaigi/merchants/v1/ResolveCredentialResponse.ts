// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { Credential as _adaigi_merchants_v1_Credential, Credential__Output as _adaigi_merchants_v1_Credential__Output } from '../../../adaigi/merchants/v1/Credential.ts';
import type { Merchant as _adaigi_merchants_v1_Merchant, Merchant__Output as _adaigi_merchants_v1_Merchant__Output } from '../../../adaigi/merchants/v1/Merchant.ts';

export interface ResolveCredentialResponse {
  'credential'?: (_adaigi_merchants_v1_Credential | null);
  'merchant'?: (_adaigi_merchants_v1_Merchant | null);
}

export interface ResolveCredentialResponse__Output {
  'credential': (_adaigi_merchants_v1_Credential__Output | null);
  'merchant': (_adaigi_merchants_v1_Merchant__Output | null);
}
