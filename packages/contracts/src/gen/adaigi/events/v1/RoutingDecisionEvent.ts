// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface RoutingDecisionEvent {
  'paymentId'?: (string);
  'attemptNumber'?: (number);
  'decisionId'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'channels'?: (string)[];
  'scores'?: (number | string)[];
  'choiceProbabilities'?: (number | string)[];
  'removals'?: (string)[];
  'approach'?: (string);
  'summary'?: (string);
  'occurredAt'?: (string);
  'lows'?: (number | string)[];
  'highs'?: (number | string)[];
  'healths'?: (string)[];
  'draw'?: (number | string);
  'features'?: (string)[];
  'amountMinor'?: (string);
  'currency'?: (string);
  'wallet'?: (string);
  'policies'?: (string)[];
}

export interface RoutingDecisionEvent__Output {
  'paymentId': (string);
  'attemptNumber': (number);
  'decisionId': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'channels': (string)[];
  'scores': (number)[];
  'choiceProbabilities': (number)[];
  'removals': (string)[];
  'approach': (string);
  'summary': (string);
  'occurredAt': (string);
  'lows': (number)[];
  'highs': (number)[];
  'healths': (string)[];
  'draw': (number);
  'features': (string)[];
  'amountMinor': (string);
  'currency': (string);
  'wallet': (string);
  'policies': (string)[];
}
