// Original file: ../../protos/adaigi/risk/v1/risk.proto

export const Decision = {
  DECISION_UNSPECIFIED: 'DECISION_UNSPECIFIED',
  DECISION_ALLOW: 'DECISION_ALLOW',
  DECISION_REJECT: 'DECISION_REJECT',
  DECISION_REVIEW: 'DECISION_REVIEW',
} as const;

export type Decision =
  | 'DECISION_UNSPECIFIED'
  | 0
  | 'DECISION_ALLOW'
  | 1
  | 'DECISION_REJECT'
  | 2
  | 'DECISION_REVIEW'
  | 3

export type Decision__Output = typeof Decision[keyof typeof Decision]
