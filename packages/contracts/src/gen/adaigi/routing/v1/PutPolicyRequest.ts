// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { PolicyScope as _adaigi_routing_v1_PolicyScope, PolicyScope__Output as _adaigi_routing_v1_PolicyScope__Output } from '../../../adaigi/routing/v1/PolicyScope.ts';
import type { PolicyActor as _adaigi_routing_v1_PolicyActor, PolicyActor__Output as _adaigi_routing_v1_PolicyActor__Output } from '../../../adaigi/routing/v1/PolicyActor.ts';

export interface PutPolicyRequest {
  'scope'?: (_adaigi_routing_v1_PolicyScope | null);
  'actor'?: (_adaigi_routing_v1_PolicyActor | null);
  'document'?: (string);
  'basedOn'?: (number);
  'note'?: (string);
}

export interface PutPolicyRequest__Output {
  'scope': (_adaigi_routing_v1_PolicyScope__Output | null);
  'actor': (_adaigi_routing_v1_PolicyActor__Output | null);
  'document': (string);
  'basedOn': (number);
  'note': (string);
}
