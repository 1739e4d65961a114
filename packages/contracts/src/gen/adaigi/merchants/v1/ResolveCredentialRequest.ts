// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { CredentialKind as _adaigi_merchants_v1_CredentialKind, CredentialKind__Output as _adaigi_merchants_v1_CredentialKind__Output } from '../../../adaigi/merchants/v1/CredentialKind.ts';

export interface ResolveCredentialRequest {
  'kind'?: (_adaigi_merchants_v1_CredentialKind);
  'id'?: (string);
}

export interface ResolveCredentialRequest__Output {
  'kind': (_adaigi_merchants_v1_CredentialKind__Output);
  'id': (string);
}
