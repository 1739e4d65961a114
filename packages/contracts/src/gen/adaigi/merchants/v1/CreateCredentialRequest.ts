// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { CredentialKind as _adaigi_merchants_v1_CredentialKind, CredentialKind__Output as _adaigi_merchants_v1_CredentialKind__Output } from '../../../adaigi/merchants/v1/CredentialKind.ts';
import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface CreateCredentialRequest {
  'merchantId'?: (string);
  'kind'?: (_adaigi_merchants_v1_CredentialKind);
  'mode'?: (_adaigi_common_v1_Mode);
  'algorithm'?: (string);
  'publicKey'?: (string);
  'id'?: (string);
  'secret'?: (string);
  'replace'?: (boolean);
}

export interface CreateCredentialRequest__Output {
  'merchantId': (string);
  'kind': (_adaigi_merchants_v1_CredentialKind__Output);
  'mode': (_adaigi_common_v1_Mode__Output);
  'algorithm': (string);
  'publicKey': (string);
  'id': (string);
  'secret': (string);
  'replace': (boolean);
}
