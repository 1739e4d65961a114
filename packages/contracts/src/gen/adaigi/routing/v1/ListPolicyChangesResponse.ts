// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { PolicyChange as _adaigi_routing_v1_PolicyChange, PolicyChange__Output as _adaigi_routing_v1_PolicyChange__Output } from '../../../adaigi/routing/v1/PolicyChange.ts';

export interface ListPolicyChangesResponse {
  'changes'?: (_adaigi_routing_v1_PolicyChange)[];
  'nextBeforeVersion'?: (number);
  'chainWhole'?: (boolean);
}

export interface ListPolicyChangesResponse__Output {
  'changes': (_adaigi_routing_v1_PolicyChange__Output)[];
  'nextBeforeVersion': (number);
  'chainWhole': (boolean);
}
