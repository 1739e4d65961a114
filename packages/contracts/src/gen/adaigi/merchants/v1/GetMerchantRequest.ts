// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface GetMerchantRequest {
  'merchantId'?: (string);
}

export interface GetMerchantRequest__Output {
  'merchantId': (string);
}
