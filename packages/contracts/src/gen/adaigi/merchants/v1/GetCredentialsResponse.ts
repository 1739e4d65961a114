// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { Credential as _adaigi_merchants_v1_Credential, Credential__Output as _adaigi_merchants_v1_Credential__Output } from '../../../adaigi/merchants/v1/Credential.ts';

export interface GetCredentialsResponse {
  'credentials'?: (_adaigi_merchants_v1_Credential)[];
}

export interface GetCredentialsResponse__Output {
  'credentials': (_adaigi_merchants_v1_Credential__Output)[];
}
