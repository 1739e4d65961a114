// Original file: ../../protos/adaigi/api/v1/api.proto

import type { DepositWalletType as _adaigi_api_v1_DepositWalletType, DepositWalletType__Output as _adaigi_api_v1_DepositWalletType__Output } from '../../../adaigi/api/v1/DepositWalletType.ts';

export interface ListDepositWalletTypesResponse {
  'data'?: (_adaigi_api_v1_DepositWalletType)[];
}

export interface ListDepositWalletTypesResponse__Output {
  'data': (_adaigi_api_v1_DepositWalletType__Output)[];
}
