// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { ReceivingWallet as _adaigi_deposits_v1_ReceivingWallet, ReceivingWallet__Output as _adaigi_deposits_v1_ReceivingWallet__Output } from '../../../adaigi/deposits/v1/ReceivingWallet.ts';

export interface ListReceivingWalletsResponse {
  'wallets'?: (_adaigi_deposits_v1_ReceivingWallet)[];
}

export interface ListReceivingWalletsResponse__Output {
  'wallets': (_adaigi_deposits_v1_ReceivingWallet__Output)[];
}
