// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Long } from '@grpc/proto-loader';

export interface Balance {
  'currency'?: (string);
  'availableMinor'?: (number | string | Long);
  'heldMinor'?: (number | string | Long);
  'unsettledMinor'?: (number | string | Long);
  'refundingMinor'?: (number | string | Long);
}

export interface Balance__Output {
  'currency': (string);
  'availableMinor': (string);
  'heldMinor': (string);
  'unsettledMinor': (string);
  'refundingMinor': (string);
}
