// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { CredentialKind as _adaigi_merchants_v1_CredentialKind, CredentialKind__Output as _adaigi_merchants_v1_CredentialKind__Output } from '../../../adaigi/merchants/v1/CredentialKind.ts';
import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface Credential {
  'kind'?: (_adaigi_merchants_v1_CredentialKind);
  'id'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'algorithm'?: (string);
  'secret'?: (string);
  'publicKey'?: (string);
  'revoked'?: (boolean);
}

export interface Credential__Output {
  'kind': (_adaigi_merchants_v1_CredentialKind__Output);
  'id': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'algorithm': (string);
  'secret': (string);
  'publicKey': (string);
  'revoked': (boolean);
}
