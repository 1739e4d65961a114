// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Payment as _adaigi_payments_v1_Payment, Payment__Output as _adaigi_payments_v1_Payment__Output } from '../../../adaigi/payments/v1/Payment.ts';

export interface ListPaymentsResponse {
  'payments'?: (_adaigi_payments_v1_Payment)[];
  'nextCursor'?: (string);
}

export interface ListPaymentsResponse__Output {
  'payments': (_adaigi_payments_v1_Payment__Output)[];
  'nextCursor': (string);
}
