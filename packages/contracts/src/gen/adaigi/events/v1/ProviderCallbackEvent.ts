// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Outcome as _adaigi_connectors_v1_Outcome, Outcome__Output as _adaigi_connectors_v1_Outcome__Output } from '../../../adaigi/connectors/v1/Outcome.ts';

export interface ProviderCallbackEvent {
  'channel'?: (string);
  'reference'?: (string);
  'outcome'?: (_adaigi_connectors_v1_Outcome | null);
  'receivedAt'?: (string);
}

export interface ProviderCallbackEvent__Output {
  'channel': (string);
  'reference': (string);
  'outcome': (_adaigi_connectors_v1_Outcome__Output | null);
  'receivedAt': (string);
}
