// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { WalletType as _adaigi_deposits_v1_WalletType, WalletType__Output as _adaigi_deposits_v1_WalletType__Output } from '../../../adaigi/deposits/v1/WalletType.ts';

export interface ListWalletTypesResponse {
  'walletTypes'?: (_adaigi_deposits_v1_WalletType)[];
}

export interface ListWalletTypesResponse__Output {
  'walletTypes': (_adaigi_deposits_v1_WalletType__Output)[];
}
