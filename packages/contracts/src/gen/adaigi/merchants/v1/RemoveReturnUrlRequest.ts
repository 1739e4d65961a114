// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface RemoveReturnUrlRequest {
  'merchantId'?: (string);
  'id'?: (number);
}

export interface RemoveReturnUrlRequest__Output {
  'merchantId': (string);
  'id': (number);
}
