// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Channel as _adaigi_connectors_v1_Channel, Channel__Output as _adaigi_connectors_v1_Channel__Output } from '../../../adaigi/connectors/v1/Channel.ts';

export interface DescribeChannelsResponse {
  'channels'?: (_adaigi_connectors_v1_Channel)[];
}

export interface DescribeChannelsResponse__Output {
  'channels': (_adaigi_connectors_v1_Channel__Output)[];
}
