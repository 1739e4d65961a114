// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Outcome as _adaigi_connectors_v1_Outcome, Outcome__Output as _adaigi_connectors_v1_Outcome__Output } from '../../../adaigi/connectors/v1/Outcome.ts';
import type { Long } from '@grpc/proto-loader';

export interface PayoutResponse {
  'outcome'?: (_adaigi_connectors_v1_Outcome | null);
  'nextInquiryAfterMs'?: (number | string | Long);
}

export interface PayoutResponse__Output {
  'outcome': (_adaigi_connectors_v1_Outcome__Output | null);
  'nextInquiryAfterMs': (string);
}
