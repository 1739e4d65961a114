// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

export const TransferSource = {
  TRANSFER_SOURCE_UNSPECIFIED: 'TRANSFER_SOURCE_UNSPECIFIED',
  TRANSFER_SOURCE_FEED: 'TRANSFER_SOURCE_FEED',
  TRANSFER_SOURCE_IMPORT: 'TRANSFER_SOURCE_IMPORT',
  TRANSFER_SOURCE_PUSH: 'TRANSFER_SOURCE_PUSH',
} as const;

export type TransferSource =
  | 'TRANSFER_SOURCE_UNSPECIFIED'
  | 0
  | 'TRANSFER_SOURCE_FEED'
  | 1
  | 'TRANSFER_SOURCE_IMPORT'
  | 2
  | 'TRANSFER_SOURCE_PUSH'
  | 3

export type TransferSource__Output = typeof TransferSource[keyof typeof TransferSource]
