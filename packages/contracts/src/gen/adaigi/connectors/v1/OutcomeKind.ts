// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

export const OutcomeKind = {
  OUTCOME_KIND_UNSPECIFIED: 'OUTCOME_KIND_UNSPECIFIED',
  OUTCOME_KIND_SUCCEEDED: 'OUTCOME_KIND_SUCCEEDED',
  OUTCOME_KIND_DECLINED: 'OUTCOME_KIND_DECLINED',
  OUTCOME_KIND_PENDING: 'OUTCOME_KIND_PENDING',
  OUTCOME_KIND_UNKNOWN: 'OUTCOME_KIND_UNKNOWN',
  OUTCOME_KIND_NOT_SENT: 'OUTCOME_KIND_NOT_SENT',
} as const;

export type OutcomeKind =
  | 'OUTCOME_KIND_UNSPECIFIED'
  | 0
  | 'OUTCOME_KIND_SUCCEEDED'
  | 1
  | 'OUTCOME_KIND_DECLINED'
  | 2
  | 'OUTCOME_KIND_PENDING'
  | 3
  | 'OUTCOME_KIND_UNKNOWN'
  | 4
  | 'OUTCOME_KIND_NOT_SENT'
  | 5

export type OutcomeKind__Output = typeof OutcomeKind[keyof typeof OutcomeKind]
