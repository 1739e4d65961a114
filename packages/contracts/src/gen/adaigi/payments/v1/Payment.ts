// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Payer as _adaigi_common_v1_Payer, Payer__Output as _adaigi_common_v1_Payer__Output } from '../../../adaigi/common/v1/Payer.ts';
import type { PaymentState as _adaigi_payments_v1_PaymentState, PaymentState__Output as _adaigi_payments_v1_PaymentState__Output } from '../../../adaigi/payments/v1/PaymentState.ts';
import type { Failure as _adaigi_payments_v1_Failure, Failure__Output as _adaigi_payments_v1_Failure__Output } from '../../../adaigi/payments/v1/Failure.ts';
import type { NextAction as _adaigi_common_v1_NextAction, NextAction__Output as _adaigi_common_v1_NextAction__Output } from '../../../adaigi/common/v1/NextAction.ts';
import type { Attempt as _adaigi_payments_v1_Attempt, Attempt__Output as _adaigi_payments_v1_Attempt__Output } from '../../../adaigi/payments/v1/Attempt.ts';
import type { Refund as _adaigi_payments_v1_Refund, Refund__Output as _adaigi_payments_v1_Refund__Output } from '../../../adaigi/payments/v1/Refund.ts';
import type { Long } from '@grpc/proto-loader';

export interface Payment {
  'id'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'dialect'?: (string);
  'reference'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'wallet'?: (string);
  'payer'?: (_adaigi_common_v1_Payer | null);
  'description'?: (string);
  'metadata'?: ({[key: string]: string});
  'state'?: (_adaigi_payments_v1_PaymentState);
  'failure'?: (_adaigi_payments_v1_Failure | null);
  'nextAction'?: (_adaigi_common_v1_NextAction | null);
  'createdAt'?: (string);
  'updatedAt'?: (string);
  'expiresAt'?: (string);
  'settledAt'?: (string);
  'attempts'?: (_adaigi_payments_v1_Attempt)[];
  'refunds'?: (_adaigi_payments_v1_Refund)[];
  'refundedMinor'?: (number | string | Long);
  'notifyUrl'?: (string);
  'dialectData'?: ({[key: string]: string});
  'version'?: (number | string | Long);
  '_failure'?: "failure";
  '_nextAction'?: "nextAction";
}

export interface Payment__Output {
  'id': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'dialect': (string);
  'reference': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'wallet': (string);
  'payer': (_adaigi_common_v1_Payer__Output | null);
  'description': (string);
  'metadata': ({[key: string]: string});
  'state': (_adaigi_payments_v1_PaymentState__Output);
  'failure'?: (_adaigi_payments_v1_Failure__Output | null);
  'nextAction'?: (_adaigi_common_v1_NextAction__Output | null);
  'createdAt': (string);
  'updatedAt': (string);
  'expiresAt': (string);
  'settledAt': (string);
  'attempts': (_adaigi_payments_v1_Attempt__Output)[];
  'refunds': (_adaigi_payments_v1_Refund__Output)[];
  'refundedMinor': (string);
  'notifyUrl': (string);
  'dialectData': ({[key: string]: string});
  'version': (string);
  '_failure'?: "failure";
  '_nextAction'?: "nextAction";
}
