// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

export const Retry = {
  RETRY_UNSPECIFIED: 'RETRY_UNSPECIFIED',
  RETRY_NEVER: 'RETRY_NEVER',
  RETRY_OTHER_PATH: 'RETRY_OTHER_PATH',
  RETRY_SAME_PATH: 'RETRY_SAME_PATH',
} as const;

export type Retry =
  | 'RETRY_UNSPECIFIED'
  | 0
  | 'RETRY_NEVER'
  | 1
  | 'RETRY_OTHER_PATH'
  | 2
  | 'RETRY_SAME_PATH'
  | 3

export type Retry__Output = typeof Retry[keyof typeof Retry]
