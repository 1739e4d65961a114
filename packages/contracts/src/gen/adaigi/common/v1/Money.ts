// Original file: ../../protos/adaigi/common/v1/common.proto

import type { Long } from '@grpc/proto-loader';

export interface Money {
  'minor'?: (number | string | Long);
  'currency'?: (string);
}

export interface Money__Output {
  'minor': (string);
  'currency': (string);
}
