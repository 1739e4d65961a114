// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Long } from '@grpc/proto-loader';

export interface CheckAuditResponse {
  'records'?: (number | string | Long);
  'brokenAt'?: (number | string | Long);
  'headHash'?: (string);
}

export interface CheckAuditResponse__Output {
  'records': (string);
  'brokenAt': (string);
  'headHash': (string);
}
