// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { ChannelHealth as _adaigi_routing_v1_ChannelHealth, ChannelHealth__Output as _adaigi_routing_v1_ChannelHealth__Output } from '../../../adaigi/routing/v1/ChannelHealth.ts';

export interface Candidate {
  'channel'?: (string);
  'wallet'?: (string);
  'score'?: (number | string);
  'choiceProbability'?: (number | string);
  'reasons'?: (string)[];
  'low'?: (number | string);
  'high'?: (number | string);
  'health'?: (_adaigi_routing_v1_ChannelHealth);
}

export interface Candidate__Output {
  'channel': (string);
  'wallet': (string);
  'score': (number);
  'choiceProbability': (number);
  'reasons': (string)[];
  'low': (number);
  'high': (number);
  'health': (_adaigi_routing_v1_ChannelHealth__Output);
}
