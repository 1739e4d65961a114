// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Capture as _adaigi_payments_v1_Capture, Capture__Output as _adaigi_payments_v1_Capture__Output } from '../../../adaigi/payments/v1/Capture.ts';

export interface ListCapturesResponse {
  'captures'?: (_adaigi_payments_v1_Capture)[];
  'tooMany'?: (boolean);
}

export interface ListCapturesResponse__Output {
  'captures': (_adaigi_payments_v1_Capture__Output)[];
  'tooMany': (boolean);
}
