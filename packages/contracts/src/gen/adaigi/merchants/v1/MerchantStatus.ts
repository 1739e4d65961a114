// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

export const MerchantStatus = {
  MERCHANT_STATUS_UNSPECIFIED: 'MERCHANT_STATUS_UNSPECIFIED',
  MERCHANT_STATUS_ACTIVE: 'MERCHANT_STATUS_ACTIVE',
  MERCHANT_STATUS_DISABLED: 'MERCHANT_STATUS_DISABLED',
} as const;

export type MerchantStatus =
  | 'MERCHANT_STATUS_UNSPECIFIED'
  | 0
  | 'MERCHANT_STATUS_ACTIVE'
  | 1
  | 'MERCHANT_STATUS_DISABLED'
  | 2

export type MerchantStatus__Output = typeof MerchantStatus[keyof typeof MerchantStatus]
