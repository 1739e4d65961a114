// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { Policy as _adaigi_routing_v1_Policy, Policy__Output as _adaigi_routing_v1_Policy__Output } from '../../../adaigi/routing/v1/Policy.ts';

export interface GetPolicyResponse {
  'policy'?: (_adaigi_routing_v1_Policy | null);
}

export interface GetPolicyResponse__Output {
  'policy': (_adaigi_routing_v1_Policy__Output | null);
}
