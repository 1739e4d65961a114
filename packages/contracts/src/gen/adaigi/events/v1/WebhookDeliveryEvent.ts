// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface WebhookDeliveryEvent {
  'deliveryId'?: (string);
  'paymentId'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'dialect'?: (string);
  'eventType'?: (string);
  'eventId'?: (string);
  'tryNumber'?: (number);
  'httpStatus'?: (number);
  'latencyMs'?: (number);
  'error'?: (string);
  'occurredAt'?: (string);
}

export interface WebhookDeliveryEvent__Output {
  'deliveryId': (string);
  'paymentId': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'dialect': (string);
  'eventType': (string);
  'eventId': (string);
  'tryNumber': (number);
  'httpStatus': (number);
  'latencyMs': (number);
  'error': (string);
  'occurredAt': (string);
}
