// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { Outcome as _adaigi_connectors_v1_Outcome, Outcome__Output as _adaigi_connectors_v1_Outcome__Output } from '../../../adaigi/connectors/v1/Outcome.ts';

export interface ParseCallbackResponse {
  'accepted'?: (boolean);
  'reference'?: (string);
  'outcome'?: (_adaigi_connectors_v1_Outcome | null);
  'replyStatus'?: (number);
  'replyContentType'?: (string);
  'replyBody'?: (string);
  'refusal'?: (string);
}

export interface ParseCallbackResponse__Output {
  'accepted': (boolean);
  'reference': (string);
  'outcome': (_adaigi_connectors_v1_Outcome__Output | null);
  'replyStatus': (number);
  'replyContentType': (string);
  'replyBody': (string);
  'refusal': (string);
}
