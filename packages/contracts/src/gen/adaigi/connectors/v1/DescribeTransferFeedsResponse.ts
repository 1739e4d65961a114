// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { TransferFeed as _adaigi_connectors_v1_TransferFeed, TransferFeed__Output as _adaigi_connectors_v1_TransferFeed__Output } from '../../../adaigi/connectors/v1/TransferFeed.ts';

export interface DescribeTransferFeedsResponse {
  'feeds'?: (_adaigi_connectors_v1_TransferFeed)[];
}

export interface DescribeTransferFeedsResponse__Output {
  'feeds': (_adaigi_connectors_v1_TransferFeed__Output)[];
}
