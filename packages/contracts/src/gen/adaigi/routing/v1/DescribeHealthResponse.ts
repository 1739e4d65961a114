// Original file: ../../protos/adaigi/routing/v1/routing.proto

import type { ChannelState as _adaigi_routing_v1_ChannelState, ChannelState__Output as _adaigi_routing_v1_ChannelState__Output } from '../../../adaigi/routing/v1/ChannelState.ts';
import type { Long } from '@grpc/proto-loader';

export interface DescribeHealthResponse {
  'channels'?: (_adaigi_routing_v1_ChannelState)[];
  'knowledgeAgeMs'?: (number | string | Long);
}

export interface DescribeHealthResponse__Output {
  'channels': (_adaigi_routing_v1_ChannelState__Output)[];
  'knowledgeAgeMs': (string);
}
