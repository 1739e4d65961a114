// Original file: ../../protos/adaigi/risk/v1/risk.proto

import type { Decision as _adaigi_risk_v1_Decision, Decision__Output as _adaigi_risk_v1_Decision__Output } from '../../../adaigi/risk/v1/Decision.ts';
import type { RuleHit as _adaigi_risk_v1_RuleHit, RuleHit__Output as _adaigi_risk_v1_RuleHit__Output } from '../../../adaigi/risk/v1/RuleHit.ts';

export interface AssessPayoutResponse {
  'decision'?: (_adaigi_risk_v1_Decision);
  'hits'?: (_adaigi_risk_v1_RuleHit)[];
  'rulesVersion'?: (string);
}

export interface AssessPayoutResponse__Output {
  'decision': (_adaigi_risk_v1_Decision__Output);
  'hits': (_adaigi_risk_v1_RuleHit__Output)[];
  'rulesVersion': (string);
}
