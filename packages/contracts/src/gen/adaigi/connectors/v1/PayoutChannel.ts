// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Long } from '@grpc/proto-loader';

export interface PayoutChannel {
  'id'?: (string);
  'provider'?: (string);
  'wallet'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'minAmount'?: (_adaigi_common_v1_Money | null);
  'maxAmount'?: (_adaigi_common_v1_Money | null);
  'knowsReference'?: (boolean);
  'payoutTimeoutMs'?: (number);
  'inquireTimeoutMs'?: (number);
  'maxConcurrent'?: (number);
  'disabled'?: (boolean);
  'banks'?: (string)[];
  'longestDoubtMs'?: (number | string | Long);
}

export interface PayoutChannel__Output {
  'id': (string);
  'provider': (string);
  'wallet': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'minAmount': (_adaigi_common_v1_Money__Output | null);
  'maxAmount': (_adaigi_common_v1_Money__Output | null);
  'knowsReference': (boolean);
  'payoutTimeoutMs': (number);
  'inquireTimeoutMs': (number);
  'maxConcurrent': (number);
  'disabled': (boolean);
  'banks': (string)[];
  'longestDoubtMs': (string);
}
