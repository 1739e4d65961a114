// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Long } from '@grpc/proto-loader';

export interface Channel {
  'id'?: (string);
  'provider'?: (string);
  'wallet'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'minAmount'?: (_adaigi_common_v1_Money | null);
  'maxAmount'?: (_adaigi_common_v1_Money | null);
  'refunds'?: (boolean);
  'chargeTimeoutMs'?: (number);
  'inquireTimeoutMs'?: (number);
  'longestPromptMs'?: (number);
  'maxConcurrent'?: (number);
  'disabled'?: (boolean);
  'methods'?: (string)[];
  'longestDoubtMs'?: (number | string | Long);
}

export interface Channel__Output {
  'id': (string);
  'provider': (string);
  'wallet': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'minAmount': (_adaigi_common_v1_Money__Output | null);
  'maxAmount': (_adaigi_common_v1_Money__Output | null);
  'refunds': (boolean);
  'chargeTimeoutMs': (number);
  'inquireTimeoutMs': (number);
  'longestPromptMs': (number);
  'maxConcurrent': (number);
  'disabled': (boolean);
  'methods': (string)[];
  'longestDoubtMs': (string);
}
