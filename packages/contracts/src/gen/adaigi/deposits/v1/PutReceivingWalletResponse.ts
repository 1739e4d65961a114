// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { ReceivingWallet as _adaigi_deposits_v1_ReceivingWallet, ReceivingWallet__Output as _adaigi_deposits_v1_ReceivingWallet__Output } from '../../../adaigi/deposits/v1/ReceivingWallet.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutReceivingWalletResponse {
  'wallet'?: (_adaigi_deposits_v1_ReceivingWallet | null);
  'changed'?: (boolean);
  'operators'?: (string)[];
  'changedAt'?: (string);
  'chain'?: (string);
  'seq'?: (number | string | Long);
  'hash'?: (string);
}

export interface PutReceivingWalletResponse__Output {
  'wallet': (_adaigi_deposits_v1_ReceivingWallet__Output | null);
  'changed': (boolean);
  'operators': (string)[];
  'changedAt': (string);
  'chain': (string);
  'seq': (string);
  'hash': (string);
}
