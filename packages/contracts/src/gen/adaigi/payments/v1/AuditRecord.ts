// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Long } from '@grpc/proto-loader';

export interface AuditRecord {
  'chain'?: (string);
  'seq'?: (number | string | Long);
  'action'?: (string);
  'paymentId'?: (string);
  'attemptNumber'?: (number);
  'refundId'?: (string);
  'verdict'?: (string);
  'stateBefore'?: (string);
  'stateAfter'?: (string);
  'reason'?: (string);
  'operators'?: (string)[];
  'at'?: (string);
  'hash'?: (string);
}

export interface AuditRecord__Output {
  'chain': (string);
  'seq': (string);
  'action': (string);
  'paymentId': (string);
  'attemptNumber': (number);
  'refundId': (string);
  'verdict': (string);
  'stateBefore': (string);
  'stateAfter': (string);
  'reason': (string);
  'operators': (string)[];
  'at': (string);
  'hash': (string);
}
