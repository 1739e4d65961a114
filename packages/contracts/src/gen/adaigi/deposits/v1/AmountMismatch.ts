// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

export const AmountMismatch = {
  AMOUNT_MISMATCH_UNSPECIFIED: 'AMOUNT_MISMATCH_UNSPECIFIED',
  AMOUNT_MISMATCH_CREDIT_REAL: 'AMOUNT_MISMATCH_CREDIT_REAL',
  AMOUNT_MISMATCH_PENDING: 'AMOUNT_MISMATCH_PENDING',
  AMOUNT_MISMATCH_REFUSE: 'AMOUNT_MISMATCH_REFUSE',
} as const;

export type AmountMismatch =
  | 'AMOUNT_MISMATCH_UNSPECIFIED'
  | 0
  | 'AMOUNT_MISMATCH_CREDIT_REAL'
  | 1
  | 'AMOUNT_MISMATCH_PENDING'
  | 2
  | 'AMOUNT_MISMATCH_REFUSE'
  | 3

export type AmountMismatch__Output = typeof AmountMismatch[keyof typeof AmountMismatch]
