// Original file: ../../protos/adaigi/notifier/v1/notifier.proto

import type { Delivery as _adaigi_notifier_v1_Delivery, Delivery__Output as _adaigi_notifier_v1_Delivery__Output } from '../../../adaigi/notifier/v1/Delivery.ts';

export interface ResendDeliveryResponse {
  'delivery'?: (_adaigi_notifier_v1_Delivery | null);
}

export interface ResendDeliveryResponse__Output {
  'delivery': (_adaigi_notifier_v1_Delivery__Output | null);
}
