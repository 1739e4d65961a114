// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { PayoutChannel as _adaigi_connectors_v1_PayoutChannel, PayoutChannel__Output as _adaigi_connectors_v1_PayoutChannel__Output } from '../../../adaigi/connectors/v1/PayoutChannel.ts';

export interface DescribePayoutChannelsResponse {
  'channels'?: (_adaigi_connectors_v1_PayoutChannel)[];
}

export interface DescribePayoutChannelsResponse__Output {
  'channels': (_adaigi_connectors_v1_PayoutChannel__Output)[];
}
