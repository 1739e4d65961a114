// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface Deposit {
  'id'?: (string);
  'state'?: (string);
  'reason'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'claimedAmount'?: (_adaigi_common_v1_Money | null);
  'walletType'?: (string);
  'transactionNumber'?: (string);
  'user'?: (string);
  'sender'?: (string);
  'reference'?: (string);
  'metadata'?: ({[key: string]: string});
  'isTest'?: (boolean);
  'createdAt'?: (string);
  'expiresAt'?: (string);
  'settledAt'?: (string);
  '_amount'?: "amount";
  '_claimedAmount'?: "claimedAmount";
}

export interface Deposit__Output {
  'id': (string);
  'state': (string);
  'reason': (string);
  'amount'?: (_adaigi_common_v1_Money__Output | null);
  'claimedAmount'?: (_adaigi_common_v1_Money__Output | null);
  'walletType': (string);
  'transactionNumber': (string);
  'user': (string);
  'sender': (string);
  'reference': (string);
  'metadata': ({[key: string]: string});
  'isTest': (boolean);
  'createdAt': (string);
  'expiresAt': (string);
  'settledAt': (string);
  '_amount'?: "amount";
  '_claimedAmount'?: "claimedAmount";
}
