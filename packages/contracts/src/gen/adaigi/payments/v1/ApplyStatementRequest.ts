// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { OperatorCredential as _adaigi_payments_v1_OperatorCredential, OperatorCredential__Output as _adaigi_payments_v1_OperatorCredential__Output } from '../../../adaigi/payments/v1/OperatorCredential.ts';

export interface ApplyStatementRequest {
  'channel'?: (string);
  'file'?: (Buffer | Uint8Array | string);
  'operators'?: (_adaigi_payments_v1_OperatorCredential)[];
}

export interface ApplyStatementRequest__Output {
  'channel': (string);
  'file': (Buffer);
  'operators': (_adaigi_payments_v1_OperatorCredential__Output)[];
}
