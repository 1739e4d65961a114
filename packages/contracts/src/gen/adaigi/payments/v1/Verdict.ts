// Original file: ../../protos/adaigi/payments/v1/payments.proto

export const Verdict = {
  VERDICT_UNSPECIFIED: 'VERDICT_UNSPECIFIED',
  VERDICT_SUCCEEDED: 'VERDICT_SUCCEEDED',
  VERDICT_DECLINED: 'VERDICT_DECLINED',
  VERDICT_REVERSED: 'VERDICT_REVERSED',
} as const;

export type Verdict =
  | 'VERDICT_UNSPECIFIED'
  | 0
  | 'VERDICT_SUCCEEDED'
  | 1
  | 'VERDICT_DECLINED'
  | 2
  | 'VERDICT_REVERSED'
  | 3

export type Verdict__Output = typeof Verdict[keyof typeof Verdict]
