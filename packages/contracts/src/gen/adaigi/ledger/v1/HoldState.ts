// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

export const HoldState = {
  HOLD_STATE_UNSPECIFIED: 'HOLD_STATE_UNSPECIFIED',
  HOLD_STATE_HELD: 'HOLD_STATE_HELD',
  HOLD_STATE_COMMITTED: 'HOLD_STATE_COMMITTED',
  HOLD_STATE_RELEASED: 'HOLD_STATE_RELEASED',
} as const;

export type HoldState =
  | 'HOLD_STATE_UNSPECIFIED'
  | 0
  | 'HOLD_STATE_HELD'
  | 1
  | 'HOLD_STATE_COMMITTED'
  | 2
  | 'HOLD_STATE_RELEASED'
  | 3

export type HoldState__Output = typeof HoldState[keyof typeof HoldState]
