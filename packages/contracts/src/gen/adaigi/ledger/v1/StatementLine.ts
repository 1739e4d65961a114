// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Long } from '@grpc/proto-loader';

export interface StatementLine {
  'entryId'?: (string);
  'kind'?: (string);
  'subject'?: (string);
  'refundId'?: (string);
  'reference'?: (string);
  'occurredAt'?: (string);
  'bookedAt'?: (string);
  'grossMinor'?: (number | string | Long);
  'feeMinor'?: (number | string | Long);
  'availableMinor'?: (number | string | Long);
  'heldMinor'?: (number | string | Long);
  'unsettledMinor'?: (number | string | Long);
  'refundingMinor'?: (number | string | Long);
}

export interface StatementLine__Output {
  'entryId': (string);
  'kind': (string);
  'subject': (string);
  'refundId': (string);
  'reference': (string);
  'occurredAt': (string);
  'bookedAt': (string);
  'grossMinor': (string);
  'feeMinor': (string);
  'availableMinor': (string);
  'heldMinor': (string);
  'unsettledMinor': (string);
  'refundingMinor': (string);
}
