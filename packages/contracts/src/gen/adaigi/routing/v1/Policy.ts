// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { PolicyScope as _adaigi_routing_v1_PolicyScope, PolicyScope__Output as _adaigi_routing_v1_PolicyScope__Output } from '../../../adaigi/routing/v1/PolicyScope.ts';

export interface Policy {
  'scope'?: (_adaigi_routing_v1_PolicyScope | null);
  'version'?: (number);
  'document'?: (string);
  'hash'?: (string);
  'changedAt'?: (string);
}

export interface Policy__Output {
  'scope': (_adaigi_routing_v1_PolicyScope__Output | null);
  'version': (number);
  'document': (string);
  'hash': (string);
  'changedAt': (string);
}
