// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

export const Fault = {
  FAULT_UNSPECIFIED: 'FAULT_UNSPECIFIED',
  FAULT_PAYER: 'FAULT_PAYER',
  FAULT_ISSUER: 'FAULT_ISSUER',
  FAULT_PROVIDER: 'FAULT_PROVIDER',
  FAULT_MERCHANT: 'FAULT_MERCHANT',
} as const;

export type Fault =
  | 'FAULT_UNSPECIFIED'
  | 0
  | 'FAULT_PAYER'
  | 1
  | 'FAULT_ISSUER'
  | 2
  | 'FAULT_PROVIDER'
  | 3
  | 'FAULT_MERCHANT'
  | 4

export type Fault__Output = typeof Fault[keyof typeof Fault]
