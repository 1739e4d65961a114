// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { Credential as _adaigi_merchants_v1_Credential, Credential__Output as _adaigi_merchants_v1_Credential__Output } from '../../../adaigi/merchants/v1/Credential.ts';

export interface CreateCredentialResponse {
  'credential'?: (_adaigi_merchants_v1_Credential | null);
}

export interface CreateCredentialResponse__Output {
  'credential': (_adaigi_merchants_v1_Credential__Output | null);
}
