// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { PayerDetails as _adaigi_api_v1_PayerDetails, PayerDetails__Output as _adaigi_api_v1_PayerDetails__Output } from '../../../adaigi/api/v1/PayerDetails.ts';

export interface CreatePaymentRequest {
  'amount'?: (_adaigi_common_v1_Money | null);
  'wallet'?: (string);
  'payer'?: (_adaigi_api_v1_PayerDetails | null);
  'reference'?: (string);
  'description'?: (string);
  'metadata'?: ({[key: string]: string});
  'expiresAt'?: (string);
  'waitS'?: (number);
  'method'?: (string);
}

export interface CreatePaymentRequest__Output {
  'amount': (_adaigi_common_v1_Money__Output | null);
  'wallet': (string);
  'payer': (_adaigi_api_v1_PayerDetails__Output | null);
  'reference': (string);
  'description': (string);
  'metadata': ({[key: string]: string});
  'expiresAt': (string);
  'waitS': (number);
  'method': (string);
}
