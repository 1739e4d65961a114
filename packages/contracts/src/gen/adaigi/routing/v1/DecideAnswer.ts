// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { DecideResponse as _adaigi_routing_v1_DecideResponse, DecideResponse__Output as _adaigi_routing_v1_DecideResponse__Output } from '../../../adaigi/routing/v1/DecideResponse.ts';
import type { CallError as _adaigi_common_v1_CallError, CallError__Output as _adaigi_common_v1_CallError__Output } from '../../../adaigi/common/v1/CallError.ts';

export interface DecideAnswer {
  'number'?: (number);
  'response'?: (_adaigi_routing_v1_DecideResponse | null);
  'error'?: (_adaigi_common_v1_CallError | null);
  'outcome'?: "response"|"error";
}

export interface DecideAnswer__Output {
  'number': (number);
  'response'?: (_adaigi_routing_v1_DecideResponse__Output | null);
  'error'?: (_adaigi_common_v1_CallError__Output | null);
  'outcome'?: "response"|"error";
}
