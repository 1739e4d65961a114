// Original file: ../../protos/adaigi/notifier/v1/notifier.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface ResendDeliveryRequest {
  'merchantId'?: (string);
  'deliveryId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
}

export interface ResendDeliveryRequest__Output {
  'merchantId': (string);
  'deliveryId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
}
