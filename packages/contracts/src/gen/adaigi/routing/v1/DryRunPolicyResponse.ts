// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { ChannelShare as _adaigi_routing_v1_ChannelShare, ChannelShare__Output as _adaigi_routing_v1_ChannelShare__Output } from '../../../adaigi/routing/v1/ChannelShare.ts';
import type { ConstraintCount as _adaigi_routing_v1_ConstraintCount, ConstraintCount__Output as _adaigi_routing_v1_ConstraintCount__Output } from '../../../adaigi/routing/v1/ConstraintCount.ts';
import type { ChangedDecision as _adaigi_routing_v1_ChangedDecision, ChangedDecision__Output as _adaigi_routing_v1_ChangedDecision__Output } from '../../../adaigi/routing/v1/ChangedDecision.ts';

export interface DryRunPolicyResponse {
  'decisions'?: (number);
  'changed'?: (number);
  'withoutChannel'?: (number);
  'shares'?: (_adaigi_routing_v1_ChannelShare)[];
  'constraints'?: (_adaigi_routing_v1_ConstraintCount)[];
  'examples'?: (_adaigi_routing_v1_ChangedDecision)[];
  'warnings'?: (string)[];
}

export interface DryRunPolicyResponse__Output {
  'decisions': (number);
  'changed': (number);
  'withoutChannel': (number);
  'shares': (_adaigi_routing_v1_ChannelShare__Output)[];
  'constraints': (_adaigi_routing_v1_ConstraintCount__Output)[];
  'examples': (_adaigi_routing_v1_ChangedDecision__Output)[];
  'warnings': (string)[];
}
