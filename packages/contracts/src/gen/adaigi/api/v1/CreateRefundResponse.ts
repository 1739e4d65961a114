// Original file: ../../protos/adaigi/api/v1/api.proto

import type { Refund as _adaigi_api_v1_Refund, Refund__Output as _adaigi_api_v1_Refund__Output } from '../../../adaigi/api/v1/Refund.ts';

export interface CreateRefundResponse {
  'refund'?: (_adaigi_api_v1_Refund | null);
}

export interface CreateRefundResponse__Output {
  'refund': (_adaigi_api_v1_Refund__Output | null);
}
