// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { LoggedDecision as _adaigi_routing_v1_LoggedDecision, LoggedDecision__Output as _adaigi_routing_v1_LoggedDecision__Output } from '../../../adaigi/routing/v1/LoggedDecision.ts';

export interface ExplainResponse {
  'decisions'?: (_adaigi_routing_v1_LoggedDecision)[];
}

export interface ExplainResponse__Output {
  'decisions': (_adaigi_routing_v1_LoggedDecision__Output)[];
}
