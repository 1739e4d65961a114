// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { DecideResponse as _adaigi_routing_v1_DecideResponse, DecideResponse__Output as _adaigi_routing_v1_DecideResponse__Output } from '../../../adaigi/routing/v1/DecideResponse.ts';

export interface LoggedDecision {
  'attemptNumber'?: (number);
  'decidedAt'?: (string);
  'decision'?: (_adaigi_routing_v1_DecideResponse | null);
}

export interface LoggedDecision__Output {
  'attemptNumber': (number);
  'decidedAt': (string);
  'decision': (_adaigi_routing_v1_DecideResponse__Output | null);
}
