// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface ListEntriesRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'subject'?: (string);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListEntriesRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'subject': (string);
  'limit': (number);
  'cursor': (string);
}
