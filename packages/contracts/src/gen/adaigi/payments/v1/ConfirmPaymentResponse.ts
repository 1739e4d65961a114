// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Payment as _adaigi_payments_v1_Payment, Payment__Output as _adaigi_payments_v1_Payment__Output } from '../../../adaigi/payments/v1/Payment.ts';

export interface ConfirmPaymentResponse {
  'payment'?: (_adaigi_payments_v1_Payment | null);
  'confirmed'?: (boolean);
}

export interface ConfirmPaymentResponse__Output {
  'payment': (_adaigi_payments_v1_Payment__Output | null);
  'confirmed': (boolean);
}
