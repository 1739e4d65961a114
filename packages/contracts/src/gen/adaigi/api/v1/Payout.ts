// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { ReceiverDetails as _adaigi_api_v1_ReceiverDetails, ReceiverDetails__Output as _adaigi_api_v1_ReceiverDetails__Output } from '../../../adaigi/api/v1/ReceiverDetails.ts';
import type { PayoutFailure as _adaigi_api_v1_PayoutFailure, PayoutFailure__Output as _adaigi_api_v1_PayoutFailure__Output } from '../../../adaigi/api/v1/PayoutFailure.ts';
import type { PayoutAttempt as _adaigi_api_v1_PayoutAttempt, PayoutAttempt__Output as _adaigi_api_v1_PayoutAttempt__Output } from '../../../adaigi/api/v1/PayoutAttempt.ts';

export interface Payout {
  'id'?: (string);
  'state'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'fee'?: (_adaigi_common_v1_Money | null);
  'wallet'?: (string);
  'receiver'?: (_adaigi_api_v1_ReceiverDetails | null);
  'reference'?: (string);
  'description'?: (string);
  'metadata'?: ({[key: string]: string});
  'isTest'?: (boolean);
  'failure'?: (_adaigi_api_v1_PayoutFailure | null);
  'attempts'?: (_adaigi_api_v1_PayoutAttempt)[];
  'createdAt'?: (string);
  'expiresAt'?: (string);
  'settledAt'?: (string);
  'reversed'?: (boolean);
  '_fee'?: "fee";
  '_failure'?: "failure";
}

export interface Payout__Output {
  'id': (string);
  'state': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'fee'?: (_adaigi_common_v1_Money__Output | null);
  'wallet': (string);
  'receiver': (_adaigi_api_v1_ReceiverDetails__Output | null);
  'reference': (string);
  'description': (string);
  'metadata': ({[key: string]: string});
  'isTest': (boolean);
  'failure'?: (_adaigi_api_v1_PayoutFailure__Output | null);
  'attempts': (_adaigi_api_v1_PayoutAttempt__Output)[];
  'createdAt': (string);
  'expiresAt': (string);
  'settledAt': (string);
  'reversed': (boolean);
  '_fee'?: "fee";
  '_failure'?: "failure";
}
