// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { WalletType as _adaigi_deposits_v1_WalletType, WalletType__Output as _adaigi_deposits_v1_WalletType__Output } from '../../../adaigi/deposits/v1/WalletType.ts';

export interface AssignWalletResponse {
  'number'?: (string);
  'title'?: (string);
  'expiresAt'?: (string);
  'walletType'?: (_adaigi_deposits_v1_WalletType | null);
}

export interface AssignWalletResponse__Output {
  'number': (string);
  'title': (string);
  'expiresAt': (string);
  'walletType': (_adaigi_deposits_v1_WalletType__Output | null);
}
