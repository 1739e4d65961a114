// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { CredentialKind as _adaigi_merchants_v1_CredentialKind, CredentialKind__Output as _adaigi_merchants_v1_CredentialKind__Output } from '../../../adaigi/merchants/v1/CredentialKind.ts';

export interface GetCredentialsRequest {
  'merchantId'?: (string);
  'kind'?: (_adaigi_merchants_v1_CredentialKind);
}

export interface GetCredentialsRequest__Output {
  'merchantId': (string);
  'kind': (_adaigi_merchants_v1_CredentialKind__Output);
}
