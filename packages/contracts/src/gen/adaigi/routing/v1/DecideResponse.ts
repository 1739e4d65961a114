// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { Candidate as _adaigi_routing_v1_Candidate, Candidate__Output as _adaigi_routing_v1_Candidate__Output } from '../../../adaigi/routing/v1/Candidate.ts';
import type { Removal as _adaigi_routing_v1_Removal, Removal__Output as _adaigi_routing_v1_Removal__Output } from '../../../adaigi/routing/v1/Removal.ts';

export interface DecideResponse {
  'decisionId'?: (string);
  'candidates'?: (_adaigi_routing_v1_Candidate)[];
  'removals'?: (_adaigi_routing_v1_Removal)[];
  'approach'?: (string);
  'summary'?: (string);
  'draw'?: (number | string);
  'holdMs'?: (number);
  'policies'?: (string)[];
}

export interface DecideResponse__Output {
  'decisionId': (string);
  'candidates': (_adaigi_routing_v1_Candidate__Output)[];
  'removals': (_adaigi_routing_v1_Removal__Output)[];
  'approach': (string);
  'summary': (string);
  'draw': (number);
  'holdMs': (number);
  'policies': (string)[];
}
