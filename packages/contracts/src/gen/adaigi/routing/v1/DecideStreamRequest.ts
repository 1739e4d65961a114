// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { DecideQuestion as _adaigi_routing_v1_DecideQuestion, DecideQuestion__Output as _adaigi_routing_v1_DecideQuestion__Output } from '../../../adaigi/routing/v1/DecideQuestion.ts';

export interface DecideStreamRequest {
  'questions'?: (_adaigi_routing_v1_DecideQuestion)[];
}

export interface DecideStreamRequest__Output {
  'questions': (_adaigi_routing_v1_DecideQuestion__Output)[];
}
