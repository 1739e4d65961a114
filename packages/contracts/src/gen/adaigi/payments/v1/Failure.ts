// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Fault as _adaigi_connectors_v1_Fault, Fault__Output as _adaigi_connectors_v1_Fault__Output } from '../../../adaigi/connectors/v1/Fault.ts';

export interface Failure {
  'code'?: (string);
  'message'?: (string);
  'fault'?: (_adaigi_connectors_v1_Fault);
}

export interface Failure__Output {
  'code': (string);
  'message': (string);
  'fault': (_adaigi_connectors_v1_Fault__Output);
}
