// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { ChannelHealth as _adaigi_routing_v1_ChannelHealth, ChannelHealth__Output as _adaigi_routing_v1_ChannelHealth__Output } from '../../../adaigi/routing/v1/ChannelHealth.ts';

export interface ChannelState {
  'channel'?: (string);
  'wallet'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'health'?: (_adaigi_routing_v1_ChannelHealth);
  'since'?: (string);
  'score'?: (number | string);
  'low'?: (number | string);
  'high'?: (number | string);
  'reasons'?: (string)[];
  'maintenanceUntil'?: (string);
}

export interface ChannelState__Output {
  'channel': (string);
  'wallet': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'health': (_adaigi_routing_v1_ChannelHealth__Output);
  'since': (string);
  'score': (number);
  'low': (number);
  'high': (number);
  'reasons': (string)[];
  'maintenanceUntil': (string);
}
