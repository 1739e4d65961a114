// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Decision as _adaigi_risk_v1_Decision, Decision__Output as _adaigi_risk_v1_Decision__Output } from '../../../adaigi/risk/v1/Decision.ts';
import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';

export interface RiskDecisionEvent {
  'paymentId'?: (string);
  'merchantId'?: (string);
  'decision'?: (_adaigi_risk_v1_Decision);
  'rules'?: (string)[];
  'rulesVersion'?: (string);
  'occurredAt'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
}

export interface RiskDecisionEvent__Output {
  'paymentId': (string);
  'merchantId': (string);
  'decision': (_adaigi_risk_v1_Decision__Output);
  'rules': (string)[];
  'rulesVersion': (string);
  'occurredAt': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
}
