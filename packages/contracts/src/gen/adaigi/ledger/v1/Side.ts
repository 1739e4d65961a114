// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

export const Side = {
  SIDE_UNSPECIFIED: 'SIDE_UNSPECIFIED',
  SIDE_DEBIT: 'SIDE_DEBIT',
  SIDE_CREDIT: 'SIDE_CREDIT',
} as const;

export type Side =
  | 'SIDE_UNSPECIFIED'
  | 0
  | 'SIDE_DEBIT'
  | 1
  | 'SIDE_CREDIT'
  | 2

export type Side__Output = typeof Side[keyof typeof Side]
