// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Payment as _adaigi_api_v1_Payment, Payment__Output as _adaigi_api_v1_Payment__Output } from '../../../adaigi/api/v1/Payment.ts';

export interface GetPaymentResponse {
  'payment'?: (_adaigi_api_v1_Payment | null);
}

export interface GetPaymentResponse__Output {
  'payment': (_adaigi_api_v1_Payment__Output | null);
}
