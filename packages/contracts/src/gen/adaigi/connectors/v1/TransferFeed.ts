// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface TransferFeed {
  'channel'?: (string);
  'wallet'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
}

export interface TransferFeed__Output {
  'channel': (string);
  'wallet': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
}
