// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { ReceivingWallet as _adaigi_deposits_v1_ReceivingWallet, ReceivingWallet__Output as _adaigi_deposits_v1_ReceivingWallet__Output } from '../../../adaigi/deposits/v1/ReceivingWallet.ts';
import type { DepositOperator as _adaigi_deposits_v1_DepositOperator, DepositOperator__Output as _adaigi_deposits_v1_DepositOperator__Output } from '../../../adaigi/deposits/v1/DepositOperator.ts';

export interface PutReceivingWalletRequest {
  'wallet'?: (_adaigi_deposits_v1_ReceivingWallet | null);
  'operators'?: (_adaigi_deposits_v1_DepositOperator)[];
}

export interface PutReceivingWalletRequest__Output {
  'wallet': (_adaigi_deposits_v1_ReceivingWallet__Output | null);
  'operators': (_adaigi_deposits_v1_DepositOperator__Output)[];
}
