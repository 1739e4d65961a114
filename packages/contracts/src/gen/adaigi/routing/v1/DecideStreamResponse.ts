// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { DecideAnswer as _adaigi_routing_v1_DecideAnswer, DecideAnswer__Output as _adaigi_routing_v1_DecideAnswer__Output } from '../../../adaigi/routing/v1/DecideAnswer.ts';

export interface DecideStreamResponse {
  'answers'?: (_adaigi_routing_v1_DecideAnswer)[];
  'closing'?: (boolean);
}

export interface DecideStreamResponse__Output {
  'answers': (_adaigi_routing_v1_DecideAnswer__Output)[];
  'closing': (boolean);
}
