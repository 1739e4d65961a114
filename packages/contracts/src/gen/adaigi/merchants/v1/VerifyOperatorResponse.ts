// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { Operator as _adaigi_merchants_v1_Operator, Operator__Output as _adaigi_merchants_v1_Operator__Output } from '../../../adaigi/merchants/v1/Operator.ts';

export interface VerifyOperatorResponse {
  'operator'?: (_adaigi_merchants_v1_Operator | null);
}

export interface VerifyOperatorResponse__Output {
  'operator': (_adaigi_merchants_v1_Operator__Output | null);
}
