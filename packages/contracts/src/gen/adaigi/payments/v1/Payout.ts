// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Receiver as _adaigi_connectors_v1_Receiver, Receiver__Output as _adaigi_connectors_v1_Receiver__Output } from '../../../adaigi/connectors/v1/Receiver.ts';
import type { PayoutState as _adaigi_payments_v1_PayoutState, PayoutState__Output as _adaigi_payments_v1_PayoutState__Output } from '../../../adaigi/payments/v1/PayoutState.ts';
import type { Failure as _adaigi_payments_v1_Failure, Failure__Output as _adaigi_payments_v1_Failure__Output } from '../../../adaigi/payments/v1/Failure.ts';
import type { Attempt as _adaigi_payments_v1_Attempt, Attempt__Output as _adaigi_payments_v1_Attempt__Output } from '../../../adaigi/payments/v1/Attempt.ts';

export interface Payout {
  'id'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'dialect'?: (string);
  'reference'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'fee'?: (_adaigi_common_v1_Money | null);
  'wallet'?: (string);
  'receiver'?: (_adaigi_connectors_v1_Receiver | null);
  'description'?: (string);
  'metadata'?: ({[key: string]: string});
  'state'?: (_adaigi_payments_v1_PayoutState);
  'failure'?: (_adaigi_payments_v1_Failure | null);
  'attempts'?: (_adaigi_payments_v1_Attempt)[];
  'needsOperator'?: (boolean);
  'createdAt'?: (string);
  'updatedAt'?: (string);
  'expiresAt'?: (string);
  'settledAt'?: (string);
  'notifyUrl'?: (string);
  'dialectData'?: ({[key: string]: string});
  'version'?: (string);
  'reversed'?: (boolean);
  '_fee'?: "fee";
  '_failure'?: "failure";
}

export interface Payout__Output {
  'id': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'dialect': (string);
  'reference': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'fee'?: (_adaigi_common_v1_Money__Output | null);
  'wallet': (string);
  'receiver': (_adaigi_connectors_v1_Receiver__Output | null);
  'description': (string);
  'metadata': ({[key: string]: string});
  'state': (_adaigi_payments_v1_PayoutState__Output);
  'failure'?: (_adaigi_payments_v1_Failure__Output | null);
  'attempts': (_adaigi_payments_v1_Attempt__Output)[];
  'needsOperator': (boolean);
  'createdAt': (string);
  'updatedAt': (string);
  'expiresAt': (string);
  'settledAt': (string);
  'notifyUrl': (string);
  'dialectData': ({[key: string]: string});
  'version': (string);
  'reversed': (boolean);
  '_fee'?: "fee";
  '_failure'?: "failure";
}
