// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Long } from '@grpc/proto-loader';

export interface ImportStatementResponse {
  'importId'?: (string);
  'replayed'?: (boolean);
  'fileSha256'?: (string);
  'lines'?: (number);
  'recorded'?: (number);
  'known'?: (number);
  'contradicting'?: (number);
  'recordedAmount'?: (_adaigi_common_v1_Money | null);
  'operators'?: (string)[];
  'importedAt'?: (string);
  'chain'?: (string);
  'seq'?: (number | string | Long);
  'hash'?: (string);
}

export interface ImportStatementResponse__Output {
  'importId': (string);
  'replayed': (boolean);
  'fileSha256': (string);
  'lines': (number);
  'recorded': (number);
  'known': (number);
  'contradicting': (number);
  'recordedAmount': (_adaigi_common_v1_Money__Output | null);
  'operators': (string)[];
  'importedAt': (string);
  'chain': (string);
  'seq': (string);
  'hash': (string);
}
