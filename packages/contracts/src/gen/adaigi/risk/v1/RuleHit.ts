// Original file: ../../protos/adaigi/risk/v1/risk.proto


export interface RuleHit {
  'rule'?: (string);
  'message'?: (string);
}

export interface RuleHit__Output {
  'rule': (string);
  'message': (string);
}
