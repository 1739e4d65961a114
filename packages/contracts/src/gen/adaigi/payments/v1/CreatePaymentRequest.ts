// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Payer as _adaigi_common_v1_Payer, Payer__Output as _adaigi_common_v1_Payer__Output } from '../../../adaigi/common/v1/Payer.ts';
import type { RepeatGuard as _adaigi_payments_v1_RepeatGuard, RepeatGuard__Output as _adaigi_payments_v1_RepeatGuard__Output } from '../../../adaigi/payments/v1/RepeatGuard.ts';

export interface CreatePaymentRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'dialect'?: (string);
  'idempotencyKey'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'wallet'?: (string);
  'payer'?: (_adaigi_common_v1_Payer | null);
  'reference'?: (string);
  'description'?: (string);
  'metadata'?: ({[key: string]: string});
  'expiresAt'?: (string);
  'notifyUrl'?: (string);
  'dialectData'?: ({[key: string]: string});
  'repeatGuard'?: (_adaigi_payments_v1_RepeatGuard | null);
  'method'?: (string);
  'awaitsPayer'?: (boolean);
  '_repeatGuard'?: "repeatGuard";
}

export interface CreatePaymentRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'dialect': (string);
  'idempotencyKey': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'wallet': (string);
  'payer': (_adaigi_common_v1_Payer__Output | null);
  'reference': (string);
  'description': (string);
  'metadata': ({[key: string]: string});
  'expiresAt': (string);
  'notifyUrl': (string);
  'dialectData': ({[key: string]: string});
  'repeatGuard'?: (_adaigi_payments_v1_RepeatGuard__Output | null);
  'method': (string);
  'awaitsPayer': (boolean);
  '_repeatGuard'?: "repeatGuard";
}
