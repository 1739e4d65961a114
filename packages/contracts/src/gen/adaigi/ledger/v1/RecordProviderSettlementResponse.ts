// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Long } from '@grpc/proto-loader';

export interface RecordProviderSettlementResponse {
  'clearingMinor'?: (number | string | Long);
  'currency'?: (string);
}

export interface RecordProviderSettlementResponse__Output {
  'clearingMinor': (string);
  'currency': (string);
}
