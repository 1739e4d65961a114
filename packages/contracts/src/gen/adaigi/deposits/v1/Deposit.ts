// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { DepositState as _adaigi_deposits_v1_DepositState, DepositState__Output as _adaigi_deposits_v1_DepositState__Output } from '../../../adaigi/deposits/v1/DepositState.ts';
import type { DepositDecision as _adaigi_deposits_v1_DepositDecision, DepositDecision__Output as _adaigi_deposits_v1_DepositDecision__Output } from '../../../adaigi/deposits/v1/DepositDecision.ts';
import type { Long } from '@grpc/proto-loader';

export interface Deposit {
  'id'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'dialect'?: (string);
  'reference'?: (string);
  'walletType'?: (string);
  'label'?: (string);
  'transactionNumber'?: (string);
  'claimedAmount'?: (_adaigi_common_v1_Money | null);
  'amount'?: (_adaigi_common_v1_Money | null);
  'state'?: (_adaigi_deposits_v1_DepositState);
  'reason'?: (string);
  'receivingNumber'?: (string);
  'senderNumber'?: (string);
  'transferredAt'?: (string);
  'createdAt'?: (string);
  'updatedAt'?: (string);
  'expiresAt'?: (string);
  'settledAt'?: (string);
  'decision'?: (_adaigi_deposits_v1_DepositDecision | null);
  'metadata'?: ({[key: string]: string});
  'dialectData'?: ({[key: string]: string});
  'version'?: (number | string | Long);
  'transferNumber'?: (number | string | Long);
  '_claimedAmount'?: "claimedAmount";
  '_amount'?: "amount";
  '_decision'?: "decision";
}

export interface Deposit__Output {
  'id': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'dialect': (string);
  'reference': (string);
  'walletType': (string);
  'label': (string);
  'transactionNumber': (string);
  'claimedAmount'?: (_adaigi_common_v1_Money__Output | null);
  'amount'?: (_adaigi_common_v1_Money__Output | null);
  'state': (_adaigi_deposits_v1_DepositState__Output);
  'reason': (string);
  'receivingNumber': (string);
  'senderNumber': (string);
  'transferredAt': (string);
  'createdAt': (string);
  'updatedAt': (string);
  'expiresAt': (string);
  'settledAt': (string);
  'decision'?: (_adaigi_deposits_v1_DepositDecision__Output | null);
  'metadata': ({[key: string]: string});
  'dialectData': ({[key: string]: string});
  'version': (string);
  'transferNumber': (string);
  '_claimedAmount'?: "claimedAmount";
  '_amount'?: "amount";
  '_decision'?: "decision";
}
