// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { PayerDetails as _adaigi_api_v1_PayerDetails, PayerDetails__Output as _adaigi_api_v1_PayerDetails__Output } from '../../../adaigi/api/v1/PayerDetails.ts';
import type { NextAction as _adaigi_common_v1_NextAction, NextAction__Output as _adaigi_common_v1_NextAction__Output } from '../../../adaigi/common/v1/NextAction.ts';
import type { PaymentFailure as _adaigi_api_v1_PaymentFailure, PaymentFailure__Output as _adaigi_api_v1_PaymentFailure__Output } from '../../../adaigi/api/v1/PaymentFailure.ts';
import type { PaymentAttempt as _adaigi_api_v1_PaymentAttempt, PaymentAttempt__Output as _adaigi_api_v1_PaymentAttempt__Output } from '../../../adaigi/api/v1/PaymentAttempt.ts';
import type { Refund as _adaigi_api_v1_Refund, Refund__Output as _adaigi_api_v1_Refund__Output } from '../../../adaigi/api/v1/Refund.ts';
import type { Long } from '@grpc/proto-loader';

export interface Payment {
  'id'?: (string);
  'state'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'wallet'?: (string);
  'payer'?: (_adaigi_api_v1_PayerDetails | null);
  'reference'?: (string);
  'description'?: (string);
  'metadata'?: ({[key: string]: string});
  'createdAt'?: (string);
  'expiresAt'?: (string);
  'nextAction'?: (_adaigi_common_v1_NextAction | null);
  'failure'?: (_adaigi_api_v1_PaymentFailure | null);
  'refundedMinor'?: (number | string | Long);
  'attempts'?: (_adaigi_api_v1_PaymentAttempt)[];
  'refunds'?: (_adaigi_api_v1_Refund)[];
  'settledAt'?: (string);
  '_nextAction'?: "nextAction";
  '_failure'?: "failure";
}

export interface Payment__Output {
  'id': (string);
  'state': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'wallet': (string);
  'payer': (_adaigi_api_v1_PayerDetails__Output | null);
  'reference': (string);
  'description': (string);
  'metadata': ({[key: string]: string});
  'createdAt': (string);
  'expiresAt': (string);
  'nextAction'?: (_adaigi_common_v1_NextAction__Output | null);
  'failure'?: (_adaigi_api_v1_PaymentFailure__Output | null);
  'refundedMinor': (string);
  'attempts': (_adaigi_api_v1_PaymentAttempt__Output)[];
  'refunds': (_adaigi_api_v1_Refund__Output)[];
  'settledAt': (string);
  '_nextAction'?: "nextAction";
  '_failure'?: "failure";
}
